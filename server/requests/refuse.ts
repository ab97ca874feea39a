import type { IncomingMessage, ServerResponse } from 'node:http'
import { wordsIn } from '../../lib/words/catalogue'
import { type Locale, staffLocale } from '../../lib/words/locale'
import staff from '../../lib/words/staff.json' with { type: 'json' }
import { isForApiClients, type Refusal } from './check-request'
import type { MakeErrorPage } from './error-page'
import { isForPerson, localeFor } from './replace-error-pages'

/** An RFC 9457 problem for API clients, a page for people, a sentence for others. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  reason: Refusal,
  { own, errorPage }: { own: string; errorPage: MakeErrorPage },
): void {
  const status = statuses[reason]
  const isApiClient = isForApiClients(request.url ?? '')
  const isPage = !isApiClient && isForPerson(request)
  const locale = isApiClient ? staffLocale : localeFor(request)
  const { title, detail } =
    isPage && reason !== 'foreign-origin' ? onPage(reason, locale) : wordsOf(reason, own, locale)
  if (isPage) {
    const page = { locale, said: { title, what: detail }, wayOn: { href: '/', label: wordsIn(locale).errors.home } }
    const { body, headers } = errorPage(page)
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
    return
  }
  const requestId = request.headers['x-request-id']
  const body = isApiClient
    ? JSON.stringify({ type: `urn:greenlight:problem:${reason}`, status, title, detail, requestId })
    : `${title}. ${detail}\n`
  response.writeHead(status, {
    'content-type': isApiClient ? 'application/problem+json' : 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(isApiClient ? {} : { 'content-language': locale }),
    ...(reason === 'other-method' ? { allow: 'GET, HEAD' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function wordsOf(reason: Refusal, own: string, locale: Locale): { title: string; detail: string } {
  switch (reason) {
    case 'foreign-origin': {
      const { title, detail } = wordsIn(locale).requests[reason]
      return { title, detail: detail.replace('{address}', own) }
    }
    case 'broken-form':
    case 'broken-request':
    case 'form-too-large':
      return onPage(reason, locale)
    default:
      return staff.api.problems[reason]
  }
}

function onPage(reason: Exclude<Refusal, 'foreign-origin'>, locale: Locale): { title: string; detail: string } {
  const { title, what } = wordsIn(locale).errors[pageWords[reason]]
  return { title, detail: what }
}

const pageWords = {
  'unknown-method': 'unsupported',
  'other-method': 'unsupported',
  'broken-address': 'unreadable',
  'broken-request': 'unreadable',
  'no-such-address': 'notFound',
  'broken-form': 'unreadable',
  'form-too-large': 'tooLarge',
} as const satisfies Record<Exclude<Refusal, 'foreign-origin'>, string>

const statuses: Record<Refusal, number> = {
  'unknown-method': 501,
  'other-method': 405,
  'broken-address': 400,
  'broken-request': 400,
  'no-such-address': 404,
  'foreign-origin': 403,
  'broken-form': 400,
  'form-too-large': 413,
}
