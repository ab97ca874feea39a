import { createServer, type RequestListener, type Server } from 'node:http'
import { answerBrokenRequest } from './requests/broken-request'
import { createTurns } from './requests-in-turn'
import { hangUpOnStalledReaders } from './stalled-readers'

export interface Deadline {
  /** Milliseconds a sender has for a request's head. */
  head: number
  /** Milliseconds a sender has for all of a request. */
  whole: number
  /** What a reader takes of an answer, at least. */
  reader: { bytes: number; milliseconds: number }
}

const usual: Deadline = { head: 5_000, whole: 10_000, reader: { bytes: 16 * 1024, milliseconds: 30_000 } }

/**
 * A server on which nobody holds a place for ever: who trickles a request in is cut with 408, who does not read is hung
 * up on, and each connection is answered one request at a time. It has no other protocol to offer, so a wish for an
 * upgrade is passed over and the request answered, as RFC 9110 section 7.8 has it: nothing may listen to `upgrade`.
 */
export function createImpatientServer(listener: RequestListener, deadline: Deadline = usual): Server {
  const { answer, isAnswering } = createTurns(listener)
  const options = {
    headersTimeout: deadline.head,
    requestTimeout: deadline.whole,
    // Node looks every thirty seconds otherwise.
    connectionsCheckingInterval: 500,
    // What Node refuses by itself goes without our headers.
    requireHostHeader: false,
  }
  const server = createServer(options, answer)
  // A body that is announced is asked for, whatever else is expected of us: RFC 9110 section 10.1.1 allows both.
  server.on('checkExpectation', answer)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    answerBrokenRequest(error, socket, isAnswering(socket)),
  )
  server.on('connect', (_request, socket) => answerBrokenRequest({ code: 'CONNECT' }, socket, false))
  hangUpOnStalledReaders(server, deadline.reader)
  return server
}
