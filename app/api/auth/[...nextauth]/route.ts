import { findReaderLocale } from '@/app/i18n/reader-locale'
import { consumeLink } from '@/lib/auth/consume'
import { findSessionToken } from '@/lib/auth/guards'
import { toNextPath } from '@/lib/auth/next-path'
import { isFromOurPage } from '@/lib/auth/origin'
import { endedRequestCookie, filledRequestCookie } from '@/lib/auth/request-cookie'
import { findBrowserZone } from '@/lib/auth/zone'
import { readBody } from '@/lib/read-body'
import { noteSecurity } from '@/lib/security-log'
import { wordsIn } from '@/lib/words/catalogue'
import { findLocale } from '@/lib/words/locale'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

/** Only its button uses up a link, never opening it: mail scanners open every link. */
export async function GET(request: Request, { params }: Context) {
  if (!isLinkRoute(await params)) return answer(404)
  return sayHow(405, request, { allow: 'POST' })
}

/** The only next-auth endpoint we expose. Without the Origin check, anyone could sign a visitor in as themselves. */
export async function POST(request: Request, { params }: Context) {
  if (!isLinkRoute(await params)) return answer(404)
  if (!isFromOurPage(request)) {
    noteSecurity('form.foreign', { came: request.headers.get('origin')?.slice(0, 200) })
    return sayHow(403, request)
  }
  const body = await readBody(request.body, request.headers.get('content-length'), longestForm)
  if (body.kind !== 'read') return answer(body.kind === 'too-large' ? 413 : 400)
  const form = new URLSearchParams(new TextDecoder().decode(body.bytes))
  const next = toNextPath(form.get('next'))
  const link = { token: form.get('token')?.trim() ?? null, email: form.get('email') }
  const presser = {
    session: await findSessionToken(),
    zone: await findBrowserZone(),
    language: findLocale(request.headers.get('accept-language')),
    userAgent: request.headers.get('user-agent'),
    forwardedFor: request.headers.get('x-forwarded-for'),
  }
  const consumed = await consumeLink(link, presser)
  if (consumed.kind === 'trouble') {
    noteSecurity('sign-in.refused', { why: consumed.why })
    const filled = await filledRequestCookie(link.email, next)
    return answer(303, { location: `/sign-in?said=${consumed.why}`, ...(filled !== null && { 'set-cookie': filled }) })
  }
  const response = answer(303, { location: next ?? consumed.home })
  for (const cookie of [consumed.cookie, endedRequestCookie()]) response.headers.append('set-cookie', cookie)
  return response
}

/** A token, an email address and a page. */
const longestForm = 4096

const isLinkRoute = ({ nextauth }: { nextauth: string[] }) => nextauth.join('/') === 'callback/email'

async function sayHow(status: number, request: Request, headers: Record<string, string> = {}) {
  const locale = await findReaderLocale(request.headers.get('accept-language'))
  return answer(status, { ...headers, 'content-language': locale }, wordsIn(locale).requests['sign-in-link'])
}

function answer(status: number, headers: Record<string, string> = {}, sentence: string | null = null) {
  return new Response(sentence, { status, headers: { 'cache-control': 'no-store', ...headers } })
}
