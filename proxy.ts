import { type NextRequest, NextResponse } from 'next/server'
import { localeHeader } from './app/i18n/locale-header'
import { forPages } from './lib/composition/for-pages'
import { localeOfPath } from './lib/words/locale'

/** Sets headers and checks methods. Not a guard: each page and action checks who is asking. */
export function proxy(request: NextRequest) {
  if (!methods.includes(request.method))
    return new NextResponse(null, { status: 405, headers: { allow: methods.join(', ') } })
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const locale = localeOfPath(request.nextUrl.pathname)
  headers.delete(localeHeader)
  if (locale !== null) headers.set(localeHeader, locale)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Next would render a page for any method. */
const methods = ['GET', 'HEAD', 'POST']

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // Without JavaScript a browser applies this to the redirect after a form too, hence Stripe's pages.
    `form-action 'self' ${forPages().hostedOrigins.join(' ')}`,
  ].join('; ')
}

export const config = {
  matcher: '/((?!api/|_next/static|_next/image|mark.svg|brand/|favicon.ico).*)',
}
