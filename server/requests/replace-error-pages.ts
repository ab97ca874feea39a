import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Words, wordsIn } from '../../lib/words/catalogue'
import { type Locale, localeOfPath, toLocale } from '../../lib/words/locale'
import type { MakeErrorPage } from './error-page'

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * Replaces Next's own messages, and pages that need JavaScript to show anything: people would see a blank page or a
 * bare line.
 */
export function replaceErrorPages(request: Request, response: ServerResponse, errorPage: MakeErrorPage): void {
  if (!isForPerson(request)) return
  const { writeHead, write, end } = response
  let page: string | undefined
  response.writeHead = (status: number, ...rest: unknown[]) => {
    takeHeaders(response, rest.at(-1))
    if (!isBare(status, response)) return Reflect.apply(writeHead, response, [status])
    const replaced = errorPage(pageFor(status, request, response))
    page = request.method === 'HEAD' ? '' : replaced.body
    for (const name of aboutTheBody) response.removeHeader(name)
    return Reflect.apply(writeHead, response, [status, replaced.headers])
  }
  response.write = (...given: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (page === undefined) return Reflect.apply(write, response, given)
    callBack(given)
    return true
  }
  response.end = (...given: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (page === undefined) return Reflect.apply(end, response, given)
    return Reflect.apply(end, response, [page, ...given.filter((each) => typeof each === 'function')])
  }
}

export function isForPerson({ headers, url = '' }: Request): boolean {
  const isCode = headers.rsc !== undefined || headers['next-action'] !== undefined || url.startsWith('/_next/')
  return !isCode && (headers.accept ?? '').includes('text/html')
}

function isBare(status: number, response: ServerResponse): boolean {
  if (status < 400) return false
  const type = response.getHeader('content-type')
  return type === undefined || type === 'text/plain' || (status >= 500 && !/json/.test(String(type)))
}

function pageFor(status: number, request: Request, response: ServerResponse) {
  const isForm = request.method === 'POST'
  const isStale = status === 409 || response.hasHeader('x-nextjs-action-not-found')
  const locale = localeFor(request)
  const { errors } = wordsIn(locale)
  const said = isStale ? errors.stale : saidOf(status, isForm, errors)
  const href = addressOf(request)
  if (href === '/') return { locale, said, wayOn: { href, label: errors.home } }
  return { locale, said, wayOn: { href, label: isForm ? errors.reopen : errors.again } }
}

/** Without a session: nothing here may need the database. */
export function localeFor({ url = '', headers }: Request): Locale {
  return localeOfPath(url) ?? toLocale(headers['accept-language'] ?? null)
}

function saidOf(status: number, isForm: boolean, errors: Words['errors']): { title: string; what: string } {
  if (status >= 500) return isForm ? errors.unsure : errors.broken
  if (status === 404) return errors.notFound
  if (status === 405) return errors.unsupported
  return status === 413 ? errors.tooLarge : errors.unreadable
}

function addressOf({ method, url = '' }: Request): string {
  const isPage = /^\/(?![/\\]|api\/)/.test(url) && ['GET', 'POST'].includes(method ?? '')
  return isPage ? url : '/'
}

function takeHeaders(response: ServerResponse, given: unknown): void {
  if (typeof given !== 'object' || given === null) return
  const pairs = Array.isArray(given) ? inPairs(given) : Object.entries(given)
  for (const [name, value] of pairs) if (value !== undefined) response.setHeader(name, value as string)
}

const inPairs = (flat: string[]) => flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1]] as const] : []))

function callBack(given: unknown[]): void {
  const done = given.find((each) => typeof each === 'function')
  if (typeof done === 'function') process.nextTick(() => done())
}

const aboutTheBody = [
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'content-range',
  'accept-ranges',
  'etag',
  'last-modified',
  // Preloads what only the replaced page needs, and the policy of ours forbids.
  'link',
  'x-nextjs-action-not-found',
]
