import 'server-only'
import { toAddress } from '@/lib/address'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { noteSecurity } from '@/lib/security-log'
import { askNextAuth } from './ask-next-auth'
import { toBrowser } from './browser'
import { clientAddress } from './client-address'
import { homeOf } from './home'
import { authOptions } from './options'
import { authRooms } from './parts'
import { cookieNames } from './session-cookie'

/** A bad or used link, an address that may not sign in, too many tries, or no database. */
export type LinkTrouble = 'link' | 'refused' | 'too-soon' | 'away'

export type Consumed = { kind: 'signed-in'; cookie: string; home: string } | { kind: 'trouble'; why: LinkTrouble }

export interface Presser {
  session: string | null
  zone: string | null
  language: string | null
  userAgent: string | null
  forwardedFor: string | null
}

/** Uses up a link and starts a session, replacing the browser's current one. */
export async function consumeLink(
  { token, email }: { token: string | null; email: string | null },
  presser: Presser,
): Promise<Consumed> {
  const address = toAddress(email)
  if (token === null || !/^[\w-]{1,100}$/.test(token) || address === null) return { kind: 'trouble', why: 'link' }
  const refusal = await countPress(presser)
  if (refusal !== null) return { kind: 'trouble', why: refusal }
  return startSession({ token, email: address }, presser, 'link')
}

/** next-auth uses the token up; a second one gets "link" as its trouble. */
export async function startSession(
  link: { token: string; email: string },
  { session: replaced, zone, language, userAgent }: Presser,
  by: 'link' | 'code',
): Promise<Consumed> {
  const { location, cookies } = await askNextAuth(link, authOptions())
  const { session: name } = cookieNames(env().APP_URL)
  const cookie = cookies.find((each) => each.startsWith(`${name}=`))
  if (cookie === undefined) return { kind: 'trouble', why: troubleAt(location) }

  const { people } = authRooms()
  if (replaced !== null) await people.endSession(replaced)
  const [, session = ''] = /^[^=]+=([^;]*)/.exec(cookie) ?? []
  await Promise.all([people.keepReader(session, { zone, language }), people.keepBrowser(session, toBrowser(userAgent))])
  const person = await people.findPersonBySession(session, new Date())
  noteSecurity('sign-in.done', { by, userId: person?.userId })
  return { kind: 'signed-in', cookie, home: person === null ? '/sign-in' : homeOf(person) }
}

export async function countPress({ forwardedFor }: Presser): Promise<'too-soon' | 'away' | null> {
  const client = clientAddress(forwardedFor, env().TRUSTED_PROXY_HOPS)
  try {
    return (await authRooms().limiter.take('sign-in-press', client)).allowed ? null : 'too-soon'
  } catch (error) {
    log.error('a press of a sign-in link could not be counted', { error })
    return 'away'
  }
}

/** next-auth reports errors in the address of an error page that we never show. */
function troubleAt(location: string | null): LinkTrouble {
  const error = new URL(location ?? '', env().APP_URL).searchParams.get('error')
  if (error === 'Verification') return 'link'
  return error === 'AccessDenied' ? 'refused' : 'away'
}
