import type Stripe from 'stripe'
import type { CloseAnswer } from '@/lib/payouts/ports/provider'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { away, codeOf, isNoAccess, refusalOf, requireObject, sentenceOf, UnreadableAnswer } from '../client/failures'

/** For good; with a live key only without a balance: https://docs.stripe.com/api/accounts/delete */
export async function closeAccount(stripe: Stripe, accountId: AccountId): Promise<CloseAnswer> {
  try {
    const { deleted } = requireObject(await stripe.accounts.del(accountId), 'account')
    return deleted === true ? { kind: 'closed' } : away(new UnreadableAnswer('the account was not deleted'))
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) return away(error)
    if (isNoAccess(refusal)) return { kind: 'no-access' }
    return { kind: 'refused', code: codeOf(refusal), sentence: sentenceOf(refusal) }
  }
}
