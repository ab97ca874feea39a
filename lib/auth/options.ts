import 'server-only'
import { randomBytes } from 'node:crypto'
import type { AuthOptions } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import EmailProvider from 'next-auth/providers/email'
import { timings } from '@/lib/composition/timings'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { noteAdminBySettings } from '@/lib/security-log'
import { createAuthAdapter } from '@/lib/store/auth/auth-adapter'
import { database } from '@/lib/store/database'
import { authRooms } from './parts'
import { cookieOptions } from './session-cookie'

type SessionAdapter = Adapter & Required<Pick<Adapter, 'getUser' | 'createSession'>>

export const linkLifetimeSeconds = 600
const sessionLifetimeSeconds = 7 * 24 * 3600

/** next-auth consumes links and keeps sessions; `link.ts` makes the links. */
export function authOptions(): AuthOptions {
  const settings = env()
  const { people, rule } = authRooms()
  return {
    adapter: welcoming(createAuthAdapter(database(settings.DATABASE_URL, timings.database)) as SessionAdapter),
    secret: settings.NEXTAUTH_SECRET,
    session: {
      strategy: 'database',
      maxAge: sessionLifetimeSeconds,
      generateSessionToken: () => randomBytes(32).toString('base64url'),
    },
    useSecureCookies: settings.APP_URL.startsWith('https:'),
    cookies: cookieOptions(settings.APP_URL),
    providers: [
      EmailProvider({
        maxAge: linkLifetimeSeconds,
        sendVerificationRequest() {
          throw new Error('only link.ts makes links')
        },
      }),
    ],
    callbacks: {
      signIn: ({ user }) => people.mayReceiveLink(user.email ?? '', rule),
    },
    logger: {
      error: (code, facts) => log.error('next-auth failed', { code, error: reasonOf(facts) }),
      warn: (code) => log.warn('next-auth warns', { code }),
      debug: () => {},
    },
  }
}

/**
 * Gives a person their roles before the session starts. next-auth's event continues when its listener fails, and would
 * sign the person in without roles.
 */
function welcoming(adapter: SessionAdapter): Adapter {
  return {
    ...adapter,
    async createSession(session) {
      const { people, rule } = authRooms()
      const user = await adapter.getUser(session.userId)
      if (user === null) throw new Error('a session was requested for a deleted person')
      const { madeAdmin } = await people.welcome(user.id, user.email, rule)
      if (madeAdmin) noteAdminBySettings(user.id)
      return adapter.createSession(session)
    },
  }
}

/** next-auth passes an error bare or boxed, with its stack. */
function reasonOf(facts: unknown): unknown {
  const { error = facts } = (typeof facts === 'object' && facts !== null ? facts : {}) as { error?: unknown }
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown }
  return { name, message }
}
