import { PrismaAdapter } from '@next-auth/prisma-adapter'
import type { Database } from '../database'
import { hashSessionToken } from './session-token'

/** next-auth's tables: people, sessions and mailed links. Stores only the hash of a session token. */
export function createAuthAdapter({ prisma }: Database): ReturnType<typeof PrismaAdapter> {
  // The adapter's types name another client; all its calls for mailed links exist here.
  const adapter = PrismaAdapter(prisma as never) as Required<ReturnType<typeof PrismaAdapter>>
  return {
    ...adapter,
    async createSession(session) {
      return { ...(await adapter.createSession(hashed(session))), sessionToken: session.sessionToken }
    },
    async getSessionAndUser(sessionToken) {
      const found = await adapter.getSessionAndUser(hashSessionToken(sessionToken))
      return found === null ? null : { ...found, session: { ...found.session, sessionToken } }
    },
    async updateSession(session) {
      const updated = await adapter.updateSession(hashed(session))
      return updated ? { ...updated, sessionToken: session.sessionToken } : updated
    },
    deleteSession: (sessionToken) => adapter.deleteSession(hashSessionToken(sessionToken)),
  }
}

function hashed<Session extends { sessionToken: string }>(session: Session): Session {
  return { ...session, sessionToken: hashSessionToken(session.sessionToken) }
}
