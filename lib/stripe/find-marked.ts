import type Stripe from 'stripe'
import type { FindAnswer } from '@/lib/payouts/doors'
import type { CoachId } from '@/lib/payouts/ids'
import { repeatOnce } from './client'
import { away } from './failures'
import { toOpenedAccount } from './open-account'

/** Stripe's clock and ours may differ; nobody's differs by more. */
const clockSlackSeconds = 3600

/** Looks for an account that carries the coach's mark among those created since `since`, a hundred at a time. */
export async function findMarked(stripe: Stripe, coachId: CoachId, since: Date): Promise<FindAnswer> {
  const gte = Math.floor(since.getTime() / 1000) - clockSlackSeconds
  try {
    for await (const account of stripe.accounts.list({ created: { gte }, limit: 100 }, repeatOnce)) {
      if (account.metadata?.coach_id !== coachId) continue
      return { kind: 'found', account: toOpenedAccount(account), attempt: attemptOf(account) }
    }
    return { kind: 'none' }
  } catch (error) {
    return away(error)
  }
}

function attemptOf({ metadata }: Stripe.Account): number {
  const attempt = Number(metadata?.attempt)
  return Number.isSafeInteger(attempt) ? attempt : 1
}
