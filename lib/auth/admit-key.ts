import 'server-only'
import { env } from '@/lib/env'
import type { ChargesKey, ReadinessKey } from '@/lib/payouts/ids'
import { hashOf } from '@/lib/store/key-store'
import { clientAddress } from './client-address'
import { authRooms } from './rooms'

/** The proof each scope of a key gives. */
interface KeyOf {
  charges: ChargesKey
  readiness: ReadinessKey
}

export type KeyAnswer<Key> =
  | { kind: 'admitted'; key: Key }
  | { kind: 'no-key' }
  /** Or one that was revoked: who has none in use is not told which. */
  | { kind: 'unknown-key' }
  | { kind: 'missing-scope' }
  | { kind: 'too-often'; nextAt: Date }

/** Lets one of the platform's own services pass, by its key alone: cookies open nothing here. Looked up at each request. */
export async function admitKey<Scope extends keyof KeyOf>(
  request: Request,
  scope: Scope,
): Promise<KeyAnswer<KeyOf[Scope]>> {
  const header = request.headers.get('authorization')
  if (header === null) return { kind: 'no-key' }
  const secret = /^Bearer (gl_[\w-]{43})$/i.exec(header)?.[1]
  if (secret === undefined) return { kind: 'unknown-key' }
  const { keys, wrongKeys, limiter } = authRooms()
  const client = clientAddress(request.headers.get('x-forwarded-for'), env().TRUSTED_PROXY_HOPS)
  const hash = hashOf(secret)
  const wait = wrongKeys.waitOf(client, hash, Date.now())
  if (wait !== null) return { kind: 'too-often', nextAt: new Date(Date.now() + wait) }
  const found = await keys.findKey(secret)
  if (found === null) {
    wrongKeys.noteWrong(client, hash, Date.now())
    return { kind: 'unknown-key' }
  }
  wrongKeys.noteGood(hash)
  const allowance = await limiter.take('service', found.id)
  if (!allowance.allowed) return { kind: 'too-often', nextAt: allowance.nextAt }
  if (!found.scopes.includes(scope)) return { kind: 'missing-scope' }
  return { kind: 'admitted', key: found.id as KeyOf[Scope] }
}
