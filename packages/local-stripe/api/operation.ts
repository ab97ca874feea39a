import type { Account } from '../accounts/account'
import type { Context } from '../context'
import type { Cause } from '../events/write-event'
import type { Platform } from '../platform-key'
import type { Queries } from '../store/queries'
import type { Params } from './params'

/** What an operation works with: one validated request inside one transaction. */
export interface Call<Valid = Params> {
  context: Context
  tx: Queries
  platform: Platform
  /** The connected account the platform acts for (`Stripe-Account`); null: it acts for itself. */
  account: Account | null
  cause: Cause
  params: Valid
  /** The ids in the path, in its order. */
  ids: string[]
}

export interface Operation {
  method: 'GET' | 'POST' | 'DELETE'
  /** As Stripe's schema writes it, with `{account}` for an id. */
  path: string
  run(call: Call): Promise<unknown>
  /** Whether a platform may ask for it in a connected account's place. */
  forAccount: boolean
}

/** Joins a path with its work; `Valid` is the shape Stripe's schema has already proven. */
export function operation<Valid>(
  method: Operation['method'],
  path: string,
  run: (call: Call<Valid>) => Promise<unknown>,
  { forAccount = false } = {},
): Operation {
  return { method, path, run: (call) => run(call as Call<Valid>), forAccount }
}
