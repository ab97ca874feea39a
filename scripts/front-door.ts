import type { IncomingMessage, ServerResponse } from 'node:http'
import words from '../lib/words/en.json'

type Reason = 'unknown-method' | 'broken-address' | 'no-such-address' | 'foreign-origin'

/**
 * Why a request goes no further: Next would answer 500 without a word to it, or lead a service on to another address.
 * null: Next may have it.
 */
export function findRefusal({ method = '', url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>) {
  const [path = ''] = url.split('?')
  if (!methods.has(method)) return 'unknown-method'
  if (!isReadable(path)) return 'broken-address'
  if (isForServices(path) && isLedOn.test(path)) return 'no-such-address'
  if (!safeMethods.has(method) && !path.startsWith('/api/') && isForeign(headers)) return 'foreign-origin'
  return null
}

/** As a problem of RFC 9457 to services, and as a sentence to everybody else. */
export function refuse(request: IncomingMessage, response: ServerResponse, reason: Reason): void {
  const status = statuses[reason]
  const said = reason === 'foreign-origin' ? words['front-door'][reason] : words.api.problems[reason]
  const isService = isForServices(request.url ?? '')
  const body = isService
    ? JSON.stringify({ type: `urn:greenlight:problem:${reason}`, status, ...said })
    : `${said.title}. ${said.detail}\n`
  const type = isService ? 'application/problem+json' : 'text/plain; charset=utf-8'
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

const statuses: Record<Reason, number> = {
  'unknown-method': 501,
  'broken-address': 400,
  'no-such-address': 404,
  'foreign-origin': 403,
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const methods = new Set([...safeMethods, 'POST', 'PUT', 'PATCH', 'DELETE'])

/** The platform's own services, however the slashes before the name are doubled. */
const isForServices = (path: string) => /^[\\/]+api[\\/]+v1([\\/?]|$)/.test(path)

/** Next would lead on from these to another address: doubled slashes, one at the end, and steps up. */
const isLedOn = /\/\/|\\|.\/$|\/(\.|%2e){1,2}$|\/(\.|%2e){1,2}\//i

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Sent by a browser from the page of another site. Whoever brings no Origin is no browser. */
function isForeign({ origin, host, 'x-forwarded-host': forwarded }: IncomingMessage['headers']): boolean {
  if (origin === undefined) return false
  const own =
    String(forwarded ?? '')
      .split(',')[0]
      ?.trim() || host
  return !URL.canParse(origin) || new URL(origin).host !== own
}
