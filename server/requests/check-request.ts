import type { IncomingMessage } from 'node:http'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state'
import { asksForTooMuch } from './costly-headers'

export type Refusal =
  | 'unknown-method'
  | 'other-method'
  | 'broken-address'
  | 'broken-request'
  | 'no-such-address'
  | 'foreign-origin'
  | 'broken-form'
  | 'form-too-large'

type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'httpVersion'>

/**
 * Why a request goes no further: Next would answer 500 without a word to it, or lead an API client on to another address.
 * null: Next may have it.
 *
 * @param own the origin people open the app at; no header can change it
 */
export function findRefusal({ method = '', url = '', headers, httpVersion }: RequestHead, own: string): Refusal | null {
  const [path = ''] = url.split('?')
  if (!methods.has(method)) return 'unknown-method'
  if ((httpVersion === '1.1' && !headers.host) || !isReadable(path)) return 'broken-address'
  if (asksForTooMuch(url)) return 'broken-address'
  if (!isForApiClients(path) && holdsNul.test(url)) return 'broken-address'
  if (isForApiClients(path) && isLedOn.test(path)) return 'no-such-address'
  if (isInside.test(path)) return 'no-such-address'
  if (isFile.test(path) && !readMethods.has(method)) return 'other-method'
  if (!safeMethods.has(method) && !path.startsWith('/api/') && isForeign(headers.origin, own)) return 'foreign-origin'
  return isRouterState(headers['next-router-state-tree']) ? null : 'broken-request'
}

export const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const readMethods = new Set(['GET', 'HEAD'])

/** API clients' paths, with any doubled slashes. */
export const isForApiClients = (path: string) => /^[\\/]+api[\\/]+v1([\\/?]|$)/.test(path)

/** Next redirects these: doubled slashes, one at the end, and steps up. */
const isLedOn = /\/\/|\\|.\/$|\/(\.|%2e){1,2}$|\/(\.|%2e){1,2}\//i

const holdsNul = /%00/

/** Next's internal pages and image optimizer. */
const isInside = /^[\\/]+(_(?!next[\\/]+static[\\/])|favicon\.ico$)/

const isFile = /^\/(_next\/|mark\.svg$)/

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return path.startsWith('/')
  } catch {
    return false
  }
}

/** Sent by a browser from another site's page. No browser omits Origin. */
function isForeign(origin: string | undefined, own: string): boolean {
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).origin !== own)
}

/** Checked with Next's own rule, because Next answers 500 to anything else. */
function isRouterState(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header)
    return true
  } catch {
    return false
  }
}
