import 'server-only'
import type { AuthOptions } from 'next-auth'
import EmailProvider from 'next-auth/providers/email'
import { env } from '@/lib/env'
import { createAuthAdapter } from '@/lib/store/auth-adapter'
import { database } from '@/lib/store/database'
import { authRooms } from './rooms'
import { cookieOptions } from './session-cookie'

export const linkLifetimeSeconds = 600
const sessionLifetimeSeconds = 7 * 24 * 3600

/** next-auth consumes mailed links and keeps sessions; the links themselves are made in `link.ts`. */
export function authOptions(): AuthOptions {
  const settings = env()
  const { people, rule } = authRooms()
  return {
    adapter: createAuthAdapter(database(settings.DATABASE_URL)),
    secret: settings.NEXTAUTH_SECRET,
    session: { strategy: 'database', maxAge: sessionLifetimeSeconds },
    useSecureCookies: settings.APP_URL.startsWith('https:'),
    cookies: cookieOptions(settings.APP_URL),
    providers: [
      EmailProvider({
        maxAge: linkLifetimeSeconds,
        sendVerificationRequest() {
          throw new Error('links are made in link.ts and nowhere else')
        },
      }),
    ],
    callbacks: {
      signIn: ({ user }) => people.mayReceiveLink(user.email ?? '', rule),
    },
    events: {
      signIn: ({ user }) => people.welcome(user.id, user.email ?? '', rule),
    },
  }
}
