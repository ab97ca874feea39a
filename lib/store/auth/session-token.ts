import { createHash } from 'node:crypto'

/**
 * What is kept of a session's token: it is random, so nobody finds it again from its hash. Whoever reads the database, or
 * a copy of it, can sign in with nothing that stands there.
 */
export function hashSessionToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
