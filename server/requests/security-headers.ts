import type { ServerResponse } from 'node:http'
import headers from '../../lib/security-headers.json' with { type: 'json' }

/** What is no page runs nothing and is framed by nobody. Pages name what they may run by themselves. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const all = Object.entries({ ...headers, 'Content-Security-Policy': policy })

/** Before anything else is decided, so that no answer goes without them. */
export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of all) response.setHeader(name, value)
}

/** Those of an answer that is written by hand. */
export function headersOfText(body: string): Record<string, string | number> {
  return {
    ...Object.fromEntries(all),
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  }
}
