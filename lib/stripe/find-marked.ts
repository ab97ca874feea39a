import type Stripe from 'stripe'
import type { CoachId } from '@/lib/payouts/ids'
import type { FindAnswer } from '@/lib/payouts/provider'
import { repeatOnce } from './client'
import { away, requireObject } from './failures'
import { toOpenedAccount } from './open-account'

/** Stripe's clock and ours may differ; nobody's differs by more. */
const clockSlackSeconds = 3600

/** Looks for an account that carries the coach's mark among those created since `since`, a hundred at a time. */
export async function findMarked(stripe: Stripe, coachId: CoachId, since: Date): Promise<FindAnswer> {
  const gte = Math.floor(since.getTime() / 1000) - clockSlackSeconds
  try {
    for await (const account of accountsSince(stripe, gte)) {
      if (account.metadata?.coach_id !== coachId) continue
      return { kind: 'found', account: toOpenedAccount(account), attempt: attemptOf(account) }
    }
    return { kind: 'none' }
  } catch (error) {
    return away(error)
  }
}

/** Page by page rather than by the SDK's own paging, which throws a plain error on a page that is none. */
async function* accountsSince(stripe: Stripe, gte: number): AsyncGenerator<Stripe.Account> {
  let last: string | undefined
  do {
    const query = { created: { gte }, limit: 100, starting_after: last }
    const page = requireObject(await stripe.accounts.list(query, repeatOnce), 'list')
    yield* page.data
    last = page.has_more ? page.data.at(-1)?.id : undefined
  } while (last !== undefined)
}

function attemptOf({ metadata }: Stripe.Account): number {
  const attempt = Number(metadata?.attempt)
  return Number.isSafeInteger(attempt) ? attempt : 1
}
