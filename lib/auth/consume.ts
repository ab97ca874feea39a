import 'server-only'
import NextAuth from 'next-auth'
import { env } from '@/lib/env'
import { toNextPath } from './next-path'
import { authOptions } from './options'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

/**
 * Uses up a mailed link and begins a session. Of all that next-auth could answer this is the one thing it is asked.
 * It checks no CSRF token here, so the press must come from a page of ours, or anybody could sign a visitor in as
 * themselves.
 */
export async function consumeLink(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth.join('/') !== 'callback/email') return new Response(null, { status: 404 })
  const { origin } = new URL(env().APP_URL)
  if (request.headers.get('origin') !== origin) return new Response(null, { status: 403 })

  const answer: Response = await NextAuth(request as never, context as never, authOptions())
  const headers = new Headers(answer.headers)
  headers.set('location', whereTo(answer.headers.get('location'), request.url))
  headers.set('cache-control', 'no-store')
  return new Response(null, { status: 303, headers })
}

/** next-auth's own error pages are not ours; a link that did not work is explained where a new one can be had. */
function whereTo(location: string | null, asked: string): string {
  if (location === null || location.includes('/api/auth/')) return '/sign-in?said=link'
  return toNextPath(new URL(asked).searchParams.get('next')) ?? '/'
}
