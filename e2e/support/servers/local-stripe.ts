import { getStack } from './stack'

/** Paths of the local Stripe's recent requests. */
export async function pathsAsked(): Promise<string[]> {
  const { data } = await control<{ data: { path: string }[] }>('GET', '/requests')
  return data.map(({ path }) => path)
}

export async function control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  return controlAt(getStack().localStripeUrl, method, path, body)
}

/** Calls the control API of the local Stripe at that address. */
export async function controlAt<Answer>(url: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${url}/_control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
