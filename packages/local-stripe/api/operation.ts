import type { Account } from '../accounts/account'
import type { Context } from '../context'
import type { Cause } from '../events/write-event'
import type { Platform } from '../platform-key'
import type { Queries } from '../store/queries'
import type { Params } from './params'

/** A validated request inside one transaction. */
export interface Call<Valid = Params> {
  context: Context
  tx: Queries
  platform: Platform
  /** The connected account from `Stripe-Account`; null when the platform acts for itself. */
  account: Account | null
  cause: Cause
  params: Valid
  /** Ids in the path, in order. */
  ids: string[]
}

export interface Operation {
  method: 'GET' | 'POST' | 'DELETE'
  /** As in Stripe's schema, with `{account}` for an id. */
  path: string
  run(call: Call): Promise<unknown>
  /** True when a platform may call it on behalf of a connected account. */
  forAccount: boolean
}

/** Joins a path with its handler. `Valid` is the shape Stripe's schema has already checked. */
export function operation<Valid>(
  method: Operation['method'],
  path: string,
  run: (call: Call<Valid>) => Promise<unknown>,
  { forAccount = false } = {},
): Operation {
  return { method, path, run: (call) => run(call as Call<Valid>), forAccount }
}
