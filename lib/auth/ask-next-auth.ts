import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type AuthOptions } from 'next-auth'

export interface NextAuthAnswer {
  location: string | null
  cookies: string[]
}

/**
 * Gives next-auth the link and nothing else: no other cookie, header or address in the browser's request can change the
 * result.
 */
export async function askNextAuth(link: { token: string; email: string }, options: AuthOptions) {
  const request = {
    method: 'POST',
    query: { nextauth: ['callback', 'email'], ...link },
    body: {},
    cookies: {},
    headers: {},
  }
  const headers = new Map<string, unknown>()
  const response = {
    getHeader: (name: string) => headers.get(name),
    setHeader(name: string, value: unknown) {
      headers.set(name, value)
      return response
    },
    status: () => response,
    send: () => response,
    json: () => response,
    end: () => response,
  }
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options)
  return {
    location: (headers.get('Location') as string | undefined) ?? null,
    cookies: (headers.get('Set-Cookie') as string[] | undefined) ?? [],
  } satisfies NextAuthAnswer
}
