import type { ServerResponse } from 'node:http'
import headers from '../../lib/security-headers.json' with { type: 'json' }

/** Responses other than pages run no scripts and cannot be framed. Pages set their own policy. */
export const securityHeaders = { ...headers.all, ...headers.allButPages }

const all = Object.entries(securityHeaders)

/** Set first, so that every response has them. */
export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of all) response.setHeader(name, value)
}

export function headersOfText(body: string): Record<string, string | number> {
  return {
    ...securityHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  }
}
