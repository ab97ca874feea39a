import type Stripe from 'stripe'
import type { AccountAnswer } from '@/lib/payouts/ports/provider'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { askOnce } from '../client/client'
import { noAccessOrAway, requireObject } from '../client/failures'
import { toSnapshot } from './snapshot'

/** https://docs.stripe.com/api/accounts/retrieve */
export async function read(stripe: Stripe, accountId: AccountId): Promise<AccountAnswer> {
  try {
    const account = await stripe.accounts.retrieve(accountId, {}, askOnce)
    return { kind: 'read', snapshot: toSnapshot(requireObject(account, 'account')) }
  } catch (error) {
    return noAccessOrAway(error)
  }
}
