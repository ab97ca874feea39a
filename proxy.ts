import { type NextRequest, NextResponse } from 'next/server'
import { forPages } from './lib/composition/for-pages'

/** Headers and methods only, never the lock: each page and action asks for itself who is there. */
export function proxy(request: NextRequest) {
  if (!methods.includes(request.method))
    return new NextResponse(null, { status: 405, headers: { allow: methods.join(', ') } })
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** A page is looked at, and sent its own forms. Next would render it whatever the method. */
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
    // Without JavaScript a browser holds the redirect after a form against this too, so Stripe's pages are named.
    `form-action 'self' ${forPages().hostedOrigins.join(' ')}`,
  ].join('; ')
}

export const config = {
  matcher: '/((?!api/|_next/static|_next/image|mark.svg|favicon.ico).*)',
}
