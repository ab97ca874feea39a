import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const mark = 'x-greenlight-inner'
/** Known to this process alone. */
const secret = randomUUID()

/**
 * Next asks its own server for the page after a form's redirect, and for an action of another page, and hands on the
 * headers of the request it was asked by. Such a request has its id and its caller's address already.
 */
export function isInner({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers[mark] === secret
}

/** Marks a request from outside, so that what Next asks because of it is known again. */
export function markOuter({ headers }: Pick<IncomingMessage, 'headers'>): void {
  headers[mark] = secret
  // By this Next says that it asks itself.
  delete headers['x-action-forwarded']
}

/** Where Next asks: this server, whatever a request says it is called. */
export function askInside(address: string): void {
  process.env.__NEXT_PRIVATE_ORIGIN = address
}
