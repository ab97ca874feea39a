import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/lib/env'
import { cookieNames, cookieOptions } from './session-cookie'
import { openRequest, type SignInRequest, sealRequest } from './sign-in-request'

/** Longer than a code is valid: who returns late finds the address filled in. */
const lifetimeSeconds = 3600

/** What this browser asked for last; null when nothing. */
export async function findSignInRequest(): Promise<SignInRequest | null> {
  return openRequest((await cookies()).get(cookieNames(env().APP_URL).request)?.value)
}

export async function keepSignInRequest(request: SignInRequest): Promise<void> {
  const { name, options } = cookieOptions(env().APP_URL).request
  const jar = await cookies()
  jar.set({ ...options, name, value: sealRequest(request), maxAge: lifetimeSeconds })
}

/** @param cookie as next-auth wrote it */
export async function keepSession(cookie: string): Promise<void> {
  const { sessionToken, request } = cookieOptions(env().APP_URL)
  const [, value = ''] = /^[^=]+=([^;]*)/.exec(cookie) ?? []
  const [, expires = ''] = /; Expires=([^;]+)/i.exec(cookie) ?? []
  const jar = await cookies()
  jar.set({ ...sessionToken.options, name: sessionToken.name, value, expires: new Date(expires) })
  jar.set({ ...request.options, name: request.name, value: '', maxAge: 0 })
}

/** For an answer outside Next's jar. */
export function endedRequestCookie(): string {
  const { name, options } = cookieOptions(env().APP_URL).request
  return `${name}=; Path=${options.path}; Max-Age=0; HttpOnly; SameSite=Lax${options.secure ? '; Secure' : ''}`
}
