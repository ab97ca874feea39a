import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const mark = 'x-greenlight-inner'
/** Known only to this process. */
const secret = randomUUID()

/** Next requests its own server after a form's redirect and for another page's action, with the original headers. */
export function isInner({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers[mark] === secret
}

/** Marks an outside request, so that Next's own requests for it are recognized. */
export function markOuter({ headers }: Pick<IncomingMessage, 'headers'>): void {
  headers[mark] = secret
  // Next marks its own requests with this.
  delete headers['x-action-forwarded']
}

/** Next must ask this server, whatever host a request names. */
export function askInside(address: string): void {
  process.env.__NEXT_PRIVATE_ORIGIN = address
}
