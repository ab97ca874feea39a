import 'server-only'
import { env } from '@/lib/env'
import type { KeyFor } from '@/lib/payouts/vocabulary/ids'
import type { KeyScope } from '@/lib/payouts/vocabulary/key-scope'
import { noteSecurity } from '@/lib/security-log'
import { hashOf } from '@/lib/store/api-clients/key-store'
import { clientAddress } from './client-address'
import { authRooms } from './parts'

export type KeyAnswer<Key> =
  | { kind: 'admitted'; key: Key }
  | { kind: 'no-key' }
  /** Another scheme, or the key alone. */
  | { kind: 'not-bearer' }
  /** Cut off, or with something added. */
  | { kind: 'malformed-key' }
  /** Unknown or revoked; the answer does not say which. */
  | { kind: 'unknown-key' }
  | { kind: 'missing-scope' }
  | { kind: 'too-often'; nextAt: Date }

/** Admits an API client by its key alone; cookies do not count. Queries on each request. */
export async function admitKey<Scope extends KeyScope>(
  request: Request,
  scope: Scope,
): Promise<KeyAnswer<KeyFor<Scope>>> {
  const header = request.headers.get('authorization')
  if (header === null) return { kind: 'no-key' }
  const [scheme, secret] = header.split(/ +(.*)/, 2)
  if (scheme?.toLowerCase() !== 'bearer') return { kind: 'not-bearer' }
  if (secret === undefined || !/^gl_[\w-]{43}$/.test(secret)) return { kind: 'malformed-key' }
  const { keys, wrongKeys, limiter } = authRooms()
  const client = clientAddress(request.headers.get('x-forwarded-for'), env().TRUSTED_PROXY_HOPS)
  const hash = hashOf(secret)
  const wait = wrongKeys.waitOf(client, hash, Date.now())
  if (wait !== null) {
    noteSecurity('limit.reached', { limit: 'wrong-keys' })
    return { kind: 'too-often', nextAt: new Date(Date.now() + wait) }
  }
  const found = await keys.findKey(secret)
  if (found === null) {
    wrongKeys.noteWrong(client, hash, Date.now())
    return { kind: 'unknown-key' }
  }
  wrongKeys.noteGood(hash)
  const allowance = await limiter.take('api-client', found.id)
  if (!allowance.allowed) return { kind: 'too-often', nextAt: allowance.nextAt }
  if (!found.scopes.includes(scope)) return { kind: 'missing-scope' }
  return { kind: 'admitted', key: found.id as KeyFor<Scope> }
}
