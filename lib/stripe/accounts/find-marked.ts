import type Stripe from 'stripe'
import type { FindAnswer, MarkedAccount } from '@/lib/payouts/ports/provider'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { askOnce } from '../client/client'
import { away, readAs, requireObject } from '../client/failures'
import { toListed } from './list-accounts'

/** Stripe's clock and ours never differ by more. */
const clockSlackSeconds = 3600

/** Searches a hundred accounts created from `since` on for the coach's mark. */
export async function findMarked(
  stripe: Stripe,
  coachId: CoachId,
  since: Date,
  after: AccountId | null,
): Promise<FindAnswer> {
  const gte = Math.floor(since.getTime() / 1000) - clockSlackSeconds
  try {
    const query = { created: { gte }, limit: 100, starting_after: after ?? undefined }
    const page = requireObject(await stripe.accounts.list(query, askOnce), 'list')
    const marked = page.data.filter(({ metadata }) => metadata?.coach_id === coachId)
    const last = page.has_more ? page.data.at(-1)?.id : undefined
    return {
      kind: 'page',
      accounts: marked.map((account) => readAs(() => toMarked(account))),
      next: (last ?? null) as AccountId | null,
    }
  } catch (error) {
    return away(error)
  }
}

function toMarked(account: Stripe.Account): MarkedAccount {
  return { ...toListed(account), markedCoachId: account.metadata?.coach_id ?? '' }
}
