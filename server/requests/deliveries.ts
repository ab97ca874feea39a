import type { IncomingMessage, ServerResponse } from 'node:http'
import { webhookPath } from '../../lib/composition/endpoint'
import { findDeliveryReceiver } from '../../lib/composition/for-server'

/**
 * Answers a webhook event before Next, which takes most of its time. Next's own route does the same by the same
 * function, for example under `next dev`, and here until the app is wired.
 */
export function answerDelivery(request: IncomingMessage, response: ServerResponse, goOn: () => unknown): unknown {
  const receive = isDelivery(request) ? findDeliveryReceiver() : undefined
  if (receive === undefined) return goOn()
  const { headers } = request
  const answered = receive({
    encoding: headers['content-encoding'],
    length: headers['content-length'],
    signature: signatureOf(headers['stripe-signature']),
    body: request.iterator({ destroyOnReturn: false }),
  })
  return answered.then(({ status, headers: given, body }) => response.writeHead(status, given).end(body))
}

function isDelivery({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return method === 'POST' && (url === webhookPath || url.startsWith(`${webhookPath}?`))
}

const signatureOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(', ') : header)
