import { headers } from 'next/headers'

/** How the front door named the request; undefined where none stands before the app, as when it is developed. */
export async function requestId(): Promise<string | undefined> {
  return (await headers()).get('x-request-id') ?? undefined
}
