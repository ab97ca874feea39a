import 'server-only'
import { toAddress } from '@/lib/address'
import { env } from '@/lib/env'
import { askNextAuth } from './ask-next-auth'
import { homeOf } from './home'
import { authOptions } from './options'
import { authRooms } from './rooms'
import { cookieNames } from './session-cookie'

/** Why a link let nobody in: it is no good (any more), its address may not sign in, or we could not tell. */
export type LinkTrouble = 'link' | 'refused' | 'away'

export type Consumed =
  /** `cookie` is the whole Set-Cookie header of the new session. */
  { kind: 'signed-in'; cookie: string; home: string } | { kind: 'trouble'; why: LinkTrouble }

/** Uses up a mailed link and begins a session, which takes the place of the one this browser had. */
export async function consumeLink(
  { token, email }: { token: string | null; email: string | null },
  replacedSession: string | null,
): Promise<Consumed> {
  const address = toAddress(email)
  if (token === null || address === null) return { kind: 'trouble', why: 'link' }
  const { location, cookies } = await askNextAuth({ token, email: address }, authOptions())
  const { session: name } = cookieNames(env().APP_URL)
  const cookie = cookies.find((each) => each.startsWith(`${name}=`))
  if (cookie === undefined) return { kind: 'trouble', why: troubleAt(location) }

  const { people } = authRooms()
  if (replacedSession !== null) await people.endSession(replacedSession)
  const [, session = ''] = /^[^=]+=([^;]*)/.exec(cookie) ?? []
  const person = await people.findPersonBySession(session, new Date())
  return { kind: 'signed-in', cookie, home: person === null ? '/sign-in' : homeOf(person) }
}

/** next-auth tells what went wrong in the address of an error page, which we do not show. */
function troubleAt(location: string | null): LinkTrouble {
  const error = new URL(location ?? '', env().APP_URL).searchParams.get('error')
  if (error === 'Verification') return 'link'
  return error === 'AccessDenied' ? 'refused' : 'away'
}
