import 'server-only'
import { cookies } from 'next/headers'
import { toAddress } from '@/lib/address'
import { env } from '@/lib/env'
import { cookieNames, cookieOptions } from './session-cookie'
import { newSignInRequest, openRequest, type SignInRequest, sealRequest } from './sign-in-request'

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
export const endedRequestCookie = () => requestCookie('', 0)

/**
 * After a link that did not work: the sign-in page then has its address filled in, on a browser that asked for nothing
 * too. null where this browser asked for that address itself, whose newer code may still work.
 */
export async function filledRequestCookie(email: unknown, next: string | null): Promise<string | null> {
  const address = toAddress(email)
  if (address === null || (await findSignInRequest())?.address === address) return null
  return requestCookie(sealRequest(newSignInRequest(address, next)), lifetimeSeconds)
}

function requestCookie(value: string, maxAge: number): string {
  const { name, options } = cookieOptions(env().APP_URL).request
  const secure = options.secure ? '; Secure' : ''
  return `${name}=${value}; Path=${options.path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}
