import type Stripe from 'stripe'
import type { Patience } from '@/lib/payouts/doors'
import type { Away } from '@/lib/payouts/provider'
import { type ClientOptions, createClient } from './client'

/** Answers before the patience is over. */
export type Within = <Answer>(
  patience: Pick<Patience, 'left'>,
  ask: (stripe: Stripe) => Promise<Answer>,
) => Promise<Answer | Away>

/**
 * Each patience has a client of its own, so that all it asks, the SDK's own repeats too, gets the time that is left. To
 * make one takes a twentieth of a millisecond, and all share their connections. Told through `AsyncLocalStorage` the time
 * cost every promise of the process a little, which made a notice a thirtieth dearer.
 */
export function createWithin(options: ClientOptions): Within {
  return async (patience, ask) => {
    const left = () => patience.left()
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<Away>((resolve) => {
      const away: Away = { kind: 'away', failure: 'timed-out', cause: 'nobody waits any longer' }
      timer = setTimeout(() => resolve(away), left())
    })
    return Promise.race([ask(createClient({ ...options, left })), over]).finally(() => clearTimeout(timer))
  }
}
