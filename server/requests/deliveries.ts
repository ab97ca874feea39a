import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { webhookPath } from '../../lib/composition/endpoint'
import { findDeliveryReceiver, type ReceiveDelivery } from '../../lib/composition/for-server'
import { withCurrentRequest } from '../../lib/current-request'
import { securityHeaders } from './security-headers'

/**
 * Answers webhook events before everything else: Next would take most of their time, and the filter keeps what would
 * break Next. Until the app is wired, and where anything about the address is unusual, they go the way of other
 * requests, to Next's route, which does the same by the same function.
 */
export function answerDeliveries(others: RequestListener): RequestListener {
  return (request, response) => {
    const receive = isDelivery(request) ? findDeliveryReceiver() : undefined
    if (receive === undefined) return others(request, response)
    const id = randomUUID()
    void withCurrentRequest(response, id, () => answer(receive, id, request, response))
  }
}

async function answer(receive: ReceiveDelivery, id: string, request: IncomingMessage, response: ServerResponse) {
  const { headers } = request
  const {
    status,
    headers: given,
    body,
  } = await receive({
    encoding: headers['content-encoding'],
    length: headers['content-length'],
    signature: signatureOf(headers['stripe-signature']),
    body: request,
  })
  response.writeHead(status, { ...securityHeaders, ...given, 'x-request-id': id }).end(body)
}

function isDelivery({ method, url, headers }: IncomingMessage): boolean {
  return method === 'POST' && url === webhookPath && headers.host !== undefined
}

const signatureOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(', ') : header)
