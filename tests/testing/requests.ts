import type { Backend } from '../../tools/testing/backend'

export interface LoggedRequest {
  method: string
  path: string
  params: object
}

/** What the local Stripe received, newest first. @param path a part of it */
export async function requestsTo(backend: Backend, path = '/'): Promise<LoggedRequest[]> {
  const query = new URLSearchParams({ path, limit: '10000' })
  return (await backend.control<{ data: LoggedRequest[] }>('GET', `/_control/requests?${query}`)).data
}
