import type { Clocks } from './clock/clock'
import type { Database } from './store/database'

/** What every room of the local Stripe may use. */
export interface Context {
  db: Database
  clock: Clocks
  /** The base address of pages and links, without a trailing slash. */
  url: string
  /** The platform's own country. */
  country: string
  /** Seconds on the local clock until submitted details are checked, and until a slow bank answers. */
  checkSeconds: number
  /** Seconds on the local clock until a payment with `automatic_async` reaches the balance. */
  settleSeconds: number
  /** True when events may go to other machines. */
  sendsAnywhere: boolean
}

/** The same context at a platform's own time. */
export function contextOf(context: Context, platform: string): Context {
  return { ...context, clock: context.clock.of(platform) }
}
