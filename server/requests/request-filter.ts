import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { withCurrentRequest } from '../../lib/current-request'
import { noteSecurity } from '../../lib/security-log'
import { findRefusal, methods, type Refusal } from './check-request'
import { shortenHeaders } from './costly-headers'
import { type Brand, createErrorPage } from './error-page'
import { holdsForm, readForm } from './form-body'
import { isInner, markOuter } from './inner-requests'
import { appendSocketAddress, nameOwnAddress, takeAbsoluteAddress } from './own-address'
import { refuse } from './refuse'
import { replaceErrorPages } from './replace-error-pages'
import { nameRequest } from './request-id'
import { setSecurityHeaders } from './security-headers'

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

/** Runs before Next: names each request, sets our address, and passes on only what Next can answer. */
export function createRequestFilter(appUrl: string, brand: Brand, handle: Handle): RequestListener {
  const own = new URL(appUrl)
  const errorPage = createErrorPage(brand)

  return (request, response) => {
    setSecurityHeaders(response)
    if (isInner(request)) return go(request, response)
    markOuter(request)
    nameRequest(request, response)
    replaceErrorPages(request, response, errorPage)
    takeAbsoluteAddress(request)
    shortenHeaders(request.headers)
    if (request.method === 'OPTIONS' && request.url === '*') return answerForAll(response)
    const reason = findRefusal(request, own.origin)
    if (reason !== null) return answerRefusal(request, response, reason)
    appendSocketAddress(request)
    nameOwnAddress(request, own)
    if (holdsForm(request)) void takeForm(request, response)
    else go(request, response)
  }

  function go(request: IncomingMessage, response: ServerResponse): void {
    const id = String(request.headers['x-request-id'])
    void withCurrentRequest(response, id, () => handle(request, response))
  }

  async function takeForm(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await readForm(request)
    if (form.kind === 'read') go(form.request, response)
    else if (form.kind !== 'gone') answerRefusal(request, response, form.kind)
  }

  function answerRefusal(request: IncomingMessage, response: ServerResponse, reason: Refusal): void {
    if (reason === 'foreign-origin') {
      const { origin: came, 'x-request-id': requestId } = request.headers
      noteSecurity('form.foreign', { expected: own.origin, came: came?.slice(0, 200), requestId })
    }
    refuse(request, response, reason, { own: own.origin, errorPage })
  }
}

/** `OPTIONS *`, RFC 9110 section 9.3.7. */
function answerForAll(response: ServerResponse): void {
  response.writeHead(204, { allow: [...methods].join(', ') }).end()
}
