import type Stripe from 'stripe'
import type { AccountId, CoachId } from '@/lib/payouts/ids'
import type { FindAnswer } from '@/lib/payouts/provider'
import { askOnce } from './client'
import { away, requireObject } from './failures'
import { toOpenedAccount } from './open-account'

/** Stripe's clock and ours may differ; nobody's differs by more. */
const clockSlackSeconds = 3600

/** Looks for an account that carries the coach's mark among a hundred of those created since `since`. */
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
    const marked = page.data.find(({ metadata }) => metadata?.coach_id === coachId)
    if (marked !== undefined) return { kind: 'found', account: toOpenedAccount(marked), attempt: attemptOf(marked) }
    const last = page.data.at(-1)
    return page.has_more && last !== undefined ? { kind: 'more', after: last.id as AccountId } : { kind: 'none' }
  } catch (error) {
    return away(error)
  }
}

function attemptOf({ metadata }: Stripe.Account): number {
  const attempt = Number(metadata?.attempt)
  return Number.isSafeInteger(attempt) ? attempt : 1
}
