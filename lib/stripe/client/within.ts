import type Stripe from 'stripe'
import type { Deadline } from '@/lib/payouts/ports/ports'
import type { Away } from '@/lib/payouts/ports/provider'
import { type ClientOptions, createClient } from './client'

/** Answers before the patience is over. */
export type Within = <Answer>(
  deadline: Pick<Deadline, 'left'>,
  ask: (stripe: Stripe) => Promise<Answer>,
) => Promise<Answer | Away>

/** A client that serves one patience after another. */
interface Client {
  stripe: Stripe
  left(): number
}

/** As many as wait for their next patience; what a rush needed more is let go. */
const mostAtRest = 8

/**
 * Each patience has a client to itself, so that all it asks, the SDK's own repeats too, gets the time that is left. A client
 * is dear to make and kept for the next; all share their connections. Told through `AsyncLocalStorage` the time cost every
 * promise of the process a little, which made a notice a thirtieth dearer.
 */
export function createWithin(options: ClientOptions): Within {
  const atRest: Client[] = []

  async function lend<Answer>(deadline: Pick<Deadline, 'left'>, ask: (stripe: Stripe) => Promise<Answer>) {
    const client = atRest.pop() ?? openClient(options)
    client.left = () => deadline.left()
    try {
      return await ask(client.stripe)
    } finally {
      if (atRest.length < mostAtRest) atRest.push(client)
    }
  }

  return async (deadline, ask) => {
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<Away>((resolve) => {
      const away: Away = { kind: 'away', failure: 'timed-out', cause: 'nobody waits any longer' }
      timer = setTimeout(() => resolve(away), deadline.left())
    })
    return Promise.race([lend(deadline, ask), over]).finally(() => clearTimeout(timer))
  }
}

function openClient(options: ClientOptions): Client {
  const client: Client = { stripe: createClient({ ...options, left: () => client.left() }), left: () => 0 }
  return client
}
