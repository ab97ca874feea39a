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

/**
 * The SDK gives each of its repeats the same time as the first request, and takes no deadline; so it is held here, and
 * so is how often it asks.
 */
export function createPunctualHttpClient(): Stripe.HttpClient {
  const client = Stripe.createNodeHttpClient()
  return {
    getClientName: () => client.getClientName(),
    makeRequest(host, port, path, method, headers, data, protocol, timeout) {
      const left = waiting.getStore()?.left() ?? timeout
      if (left <= 0) return Promise.reject(Object.assign(new Error('nobody waits any longer'), { code: 'ETIMEDOUT' }))
      const time = Math.min(timeout, Math.ceil(left))
      return client.makeRequest(host, port, path, method, headers, data, protocol, time).catch(rethrowPlainly)
    },
  }
}

/**
 * The SDK repeats a request whose connection was closed even where it is told to repeat none; it knows such an error by
 * its code. Where repeats are wanted it repeats on any error.
 */
function rethrowPlainly(error: Error & { code?: string }): never {
  if (!Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(error.code ?? '')) throw error
  throw new Error('the connection was closed', { cause: error })
}
