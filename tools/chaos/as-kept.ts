import type Stripe from 'stripe'
import { stateOfSnapshot } from '../../lib/payouts/accounts/state'
import { toSnapshot } from '../../lib/stripe/accounts/snapshot'

export function asKept(account: Stripe.Account): object {
  const snapshot = toSnapshot(account)
  return toJson({ ...snapshot, state: stateOfSnapshot(snapshot), lostAt: null })
}

export function toJson(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object
}
