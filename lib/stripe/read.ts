import type Stripe from 'stripe'
import type { Reading } from '@/lib/payouts/doors'
import type { AccountId } from '@/lib/payouts/ids'
import { away, isNoAccess, refusalOf } from './failures'
import { toSnapshot } from './snapshot'

/** One read of the account. It repeats itself once at most: the drain comes back anyway. */
export async function read(stripe: Stripe, accountId: AccountId): Promise<Reading> {
  try {
    const account = await stripe.accounts.retrieve(accountId, {}, { maxNetworkRetries: 1 })
    return { kind: 'read', snapshot: toSnapshot(account) }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal !== null && isNoAccess(refusal)) return { kind: 'no-access' }
    return away(error)
  }
}
