import type { Clocks } from './clock'
import type { Database } from './store/database'

/** What every room of the local Stripe may lean on. */
export interface Context {
  db: Database
  clock: Clocks
  /** The address pages and links are given out under, without a slash at the end. */
  url: string
  /** The platform's own country. */
  country: string
  /** How long a check of submitted details takes, and a bank that answers later, on the local clock. */
  checkSeconds: number
  /** How long after `automatic_async` took a payment its money comes to the books, on the local clock. */
  settleSeconds: number
  /** Whether events go to other machines too. */
  sendsAnywhere: boolean
}

/** The same, at a platform's own time. */
export function contextOf(context: Context, platform: string): Context {
  return { ...context, clock: context.clock.of(platform) }
}
