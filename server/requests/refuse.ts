import type { IncomingMessage, ServerResponse } from 'node:http'
import words from '../../lib/words/en.json' with { type: 'json' }
import trouble from '../../lib/words/error-pages.json' with { type: 'json' }
import { isForApiClients, type Refusal } from './check-request'
import { errorPage } from './error-page'
import { isForPerson } from './replace-error-pages'

/** An RFC 9457 problem for API clients, a page for people, a sentence for others. */
export function refuse(request: IncomingMessage, response: ServerResponse, reason: Refusal, own: string): void {
  const status = statuses[reason]
  const { title, detail } = wordsOf(reason, own)
  const isApiClient = isForApiClients(request.url ?? '')
  if (!isApiClient && isForPerson(request)) {
    const page = { said: { title, what: detail }, wayOn: { href: '/', label: trouble.home } }
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
    ...(reason === 'other-method' ? { allow: 'GET, HEAD' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function wordsOf(reason: Refusal, own: string): { title: string; detail: string } {
  switch (reason) {
    case 'foreign-origin': {
      const { title, detail } = words.requests[reason]
      return { title, detail: detail.replace('{address}', own) }
    }
    case 'broken-form':
    case 'broken-request':
      return { title: trouble.unreadable.title, detail: trouble.unreadable.what }
    case 'form-too-large':
      return { title: trouble.tooLarge.title, detail: trouble.tooLarge.what }
    default:
      return words.api.problems[reason]
  }
}

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
