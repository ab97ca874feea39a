import type { IncomingMessage } from 'node:http'

type RequestHead = Pick<IncomingMessage, 'headers'>

/**
 * Makes a request one to our own address, which the settings name. Next believes its headers, and compares a form's
 * Origin with them; a proxy that hands on nothing has it asked as 127.0.0.1:3000, and a caller could name any other.
 */
export function nameOwnAddress({ headers }: RequestHead, own: URL): void {
  headers.host = own.host
  headers['x-forwarded-host'] = own.host
  headers['x-forwarded-proto'] = own.protocol.slice(0, -1)
  headers['x-forwarded-port'] = own.port || (own.protocol === 'https:' ? '443' : '80')
  // Only files heed these, and Next answers 500 where a file cannot be as they wish.
  for (const wish of ['range', 'if-match', 'if-unmodified-since']) delete headers[wish]
}

/** As a proxy would: Next itself believes a caller who brings the header along. */
export function appendSocketAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): void {
  const brought = headers['x-forwarded-for']
  const address = socket.remoteAddress ?? 'unknown'
  headers['x-forwarded-for'] = brought === undefined ? address : `${brought}, ${address}`
}

/** `GET http://host/path` asks for /path, as from a proxy: RFC 9112 section 3.2.2. Next would lead on to that host. */
export function takeAbsoluteAddress(request: Pick<IncomingMessage, 'url'>): void {
  const [all, path] = /^https?:\/\/[^/?#]*(.*)$/is.exec(request.url ?? '') ?? []
  if (all !== undefined) request.url = path?.startsWith('/') ? path : `/${path}`
}
