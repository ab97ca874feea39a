import { createServer, type RequestListener, type Server } from 'node:http'
import { timings } from '../lib/composition/timings'
import { answerBrokenRequest } from './requests/broken-request'
import { answerInOrder } from './requests-in-order'
import { hangUpOnStalledReaders } from './stalled-readers'

export interface Deadline {
  head: number
  whole: number
  reader: { bytes: number; milliseconds: number }
}

/**
 * Connections cannot be held forever: a slow sender gets 408, a stalled reader is cut. Upgrades are ignored as RFC 9110
 * section 7.8 allows: nothing may listen to `upgrade`.
 */
export function createImpatientServer(listener: RequestListener, deadline: Deadline = timings.server.requests): Server {
  const { answer, isAnswering } = answerInOrder(listener)
  const options = {
    headersTimeout: deadline.head,
    requestTimeout: deadline.whole,
    connectionsCheckingInterval: timings.server.checkMilliseconds,
    // Node's own refusal would lack our headers.
    requireHostHeader: false,
  }
  const server = createServer(options, answer)
  // Any Expect header asks for the body: RFC 9110 section 10.1.1 allows it.
  server.on('checkExpectation', answer)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    answerBrokenRequest(error, socket, isAnswering(socket)),
  )
  server.on('connect', (_request, socket) => answerBrokenRequest({ code: 'CONNECT' }, socket, false))
  hangUpOnStalledReaders(server, deadline.reader)
  return server
}
