import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { toAddress } from '@/lib/address'
import { env } from '@/lib/env'
import { createSeal } from '@/lib/seal'
import { toNextPath } from './next-path'

/** What one browser asked for. Only its cookie holds the secret, without which the mailed code is of no use. */
export interface SignInRequest {
  secret: string
  address: string
  next: string | null
}

export function newSignInRequest(address: string, next: string | null): SignInRequest {
  return { secret: randomBytes(32).toString('base64url'), address, next }
}

/** Its row in the database. */
export function requestIdOf({ secret }: SignInRequest): string {
  return createHash('sha256').update(secret).digest('hex')
}

export function sealRequest({ secret, address, next }: SignInRequest): string {
  return requestSeal().seal([secret, address, next ?? ''].join('\n'))
}

/** null for a cookie that we did not write. */
export function openRequest(cookie: string | undefined): SignInRequest | null {
  const [secret = '', typed, next] = (requestSeal().open(cookie ?? '') ?? '').split('\n')
  const address = toAddress(typed)
  return address === null ? null : { secret, address, next: toNextPath(next) }
}

const requestSeal = () => createSeal(env().NEXTAUTH_SECRET, 'sign-in request')
