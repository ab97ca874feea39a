import { PrismaAdapter } from '@next-auth/prisma-adapter'
import type { Database } from '../database'
import { hashSessionToken } from './session-token'

/** next-auth's own tables: people, sessions and mailed links. A session's token is kept as its hash. */
export function createAuthAdapter({ prisma }: Database): ReturnType<typeof PrismaAdapter> {
  // The adapter's types name an older generated client; it calls nothing that ours lacks for mailed links.
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
