import { AsyncLocalStorage } from 'node:async_hooks'
import Stripe from 'stripe'
import type { Patience } from '@/lib/payouts/doors'
import type { Away } from '@/lib/payouts/provider'

const waiting = new AsyncLocalStorage<Pick<Patience, 'left'>>()

/** Answers before the patience is over. Requests begun inside `ask`, the SDK's own repeats too, get the time that is left. */
export async function within<Answer>(
  patience: Pick<Patience, 'left'>,
  ask: () => Promise<Answer>,
): Promise<Answer | Away> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<Away>((resolve) => {
    const away: Away = { kind: 'away', failure: 'timed-out', cause: 'nobody waits any longer' }
    timer = setTimeout(() => resolve(away), patience.left())
  })
  return Promise.race([waiting.run(patience, ask), over]).finally(() => clearTimeout(timer))
}

/** The SDK gives each of its repeats the same time as the first request, and takes no deadline; so it is held here. */
export function createPunctualHttpClient(): Stripe.HttpClient {
  const client = Stripe.createNodeHttpClient()
  return {
    getClientName: () => client.getClientName(),
    makeRequest(host, port, path, method, headers, data, protocol, timeout) {
      const left = waiting.getStore()?.left() ?? timeout
      if (left <= 0) return Promise.reject(Object.assign(new Error('nobody waits any longer'), { code: 'ETIMEDOUT' }))
      return client.makeRequest(host, port, path, method, headers, data, protocol, Math.min(timeout, Math.ceil(left)))
    },
  }
}
