import { headers } from 'next/headers'

/** The request's id from the server; undefined in development, which has none. */
export async function requestId(): Promise<string | undefined> {
  return (await headers()).get('x-request-id') ?? undefined
}
