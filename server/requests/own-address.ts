import type { IncomingMessage } from 'node:http'

type RequestHead = Pick<IncomingMessage, 'headers'>

/**
 * Sets our own address from the settings. Next trusts these headers and compares a form's Origin with them, and a
 * caller could name any host.
 */
export function nameOwnAddress({ headers }: RequestHead, own: URL): void {
  headers.host = own.host
  headers['x-forwarded-host'] = own.host
  headers['x-forwarded-proto'] = own.protocol.slice(0, -1)
  headers['x-forwarded-port'] = own.port || (own.protocol === 'https:' ? '443' : '80')
  // Only static files use these, and Next answers 500 when it cannot satisfy them.
  for (const wish of ['range', 'if-match', 'if-unmodified-since']) delete headers[wish]
}

/** As a proxy does: Next would trust the caller's own header. */
export function appendSocketAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): void {
  const brought = headers['x-forwarded-for']
  const address = socket.remoteAddress ?? 'unknown'
  headers['x-forwarded-for'] = brought === undefined ? address : `${brought}, ${address}`
}

export function takeAbsoluteAddress(request: Pick<IncomingMessage, 'url'>): void {
  const [all, path] = /^https?:\/\/[^/?#]*(.*)$/is.exec(request.url ?? '') ?? []
  if (all !== undefined) request.url = path?.startsWith('/') ? path : `/${path}`
}
