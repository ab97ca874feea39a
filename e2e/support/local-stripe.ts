import { getStack } from './stack'

/** A failure to arrange for requests to come; the local Stripe's README says more. */
export interface Fault {
  method?: string
  /** May hold * for one part of the path. */
  path: string
  kind: 'status' | 'timeout' | 'cut'
  status?: number
  code?: string
  message?: string
  /** Before the operation runs, or after it has. */
  when?: 'before' | 'after'
  times?: number
}

/** The paths of the requests the local Stripe heard lately. */
export async function pathsAsked(): Promise<string[]> {
  const { data } = await control<{ data: { path: string }[] }>('GET', '/requests')
  return data.map(({ path }) => path)
}

export async function control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${getStack().localStripeUrl}/_control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
