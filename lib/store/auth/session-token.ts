import { createHash } from 'node:crypto'

/** Stores only a hash, so reading the database, or a copy of it, signs no one in. */
export function hashSessionToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
