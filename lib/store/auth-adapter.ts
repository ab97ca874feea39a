import { PrismaAdapter } from '@next-auth/prisma-adapter'
import type { Database } from './database'

/** next-auth's own tables: people, sessions and mailed links. */
export function createAuthAdapter({ prisma }: Database): ReturnType<typeof PrismaAdapter> {
  // The adapter's types name an older generated client; it calls nothing that ours lacks for mailed links.
  return PrismaAdapter(prisma as never)
}
