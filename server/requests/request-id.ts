import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Names a request, for whoever answers it and for whoever asked: the same id stands in the answer's header, in a problem
 * and in the log. What a caller brings under this name is passed over, since anybody can write anything there.
 */
export function nameRequest(request: Pick<IncomingMessage, 'headers'>, response: Pick<ServerResponse, 'setHeader'>) {
  const id = randomUUID()
  request.headers['x-request-id'] = id
  response.setHeader('x-request-id', id)
}
