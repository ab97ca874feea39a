import type Stripe from 'stripe'
import type { BalanceAmount, ListedPayout } from '@/lib/payouts/balances/balance'
import type { BalanceSnapshotAnswer } from '@/lib/payouts/ports/provider'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { checkBalanceShape, readMoment } from '../client/answer-shapes'
import { askOnce } from '../client/client'
import { noAccessOrAway, readAs, requireObject } from '../client/failures'
import { toPayout } from './payout'
import { toSchedule } from './payout-schedule'

/** https://docs.stripe.com/api/balance, https://docs.stripe.com/api/payouts/list */
export async function readBalanceSnapshot(
  stripe: Stripe,
  accountId: AccountId,
  since: Date,
): Promise<BalanceSnapshotAnswer> {
  const acting = { ...askOnce, stripeAccount: accountId }
  try {
    const balance = requireObject(await stripe.balance.retrieve({}, acting), 'balance')
    checkBalanceShape(balance)
    const account = requireObject(await stripe.accounts.retrieve(accountId, {}, askOnce), 'account')
    const payouts = await payoutsSince(stripe, since, acting)
    const firstDays = balance.pending.some(({ amount }) => amount > 0) ? await firstPendingDays(stripe, acting) : {}
    return {
      kind: 'read',
      snapshot: readAs(() => ({
        amounts: toAmounts(balance, firstDays),
        schedule: toSchedule(account.settings?.payouts?.schedule),
        payouts,
      })),
    }
  } catch (error) {
    return noAccessOrAway(error)
  }
}

type Acting = Stripe.RequestOptions

async function payoutsSince(stripe: Stripe, since: Date, acting: Acting): Promise<ListedPayout[]> {
  const query = { created: { gte: Math.floor(since.getTime() / 1000) }, expand: ['data.destination'], limit: 100 }
  const payouts: ListedPayout[] = []
  for (;;) {
    const page = requireObject(
      await stripe.payouts.list({ ...query, starting_after: payouts.at(-1)?.id }, acting),
      'list',
    )
    payouts.push(...readAs(() => page.data.map(toPayout)))
    if (!page.has_more || page.data.length === 0) return payouts
  }
}

/** By currency. None where that takes more than `mostPages`. */
async function firstPendingDays(stripe: Stripe, acting: Acting): Promise<Record<string, Date>> {
  const days: Record<string, Date> = {}
  let after: string | undefined
  for (let pages = 0; pages < mostPages; pages++) {
    const page = requireObject(
      await stripe.balanceTransactions.list({ limit: 100, starting_after: after }, acting),
      'list',
    )
    const pending = page.data.filter(({ status }) => status === 'pending')
    for (const { currency, available_on: at } of pending) {
      const day = readMoment(at)
      if (days[currency] === undefined || day < days[currency]) days[currency] = day
    }
    after = page.data.at(-1)?.id
    // Newest first.
    if (!page.has_more || pending.length === 0) return days
  }
  return {}
}

const mostPages = 5

function toAmounts({ available, pending }: Stripe.Balance, firstDays: Record<string, Date>): BalanceAmount[] {
  const currencies = [...new Set([...available, ...pending].map(({ currency }) => currency))]
  const sumIn = (parts: { amount: number; currency: string }[], currency: string) =>
    parts.filter((part) => part.currency === currency).reduce((sum, { amount }) => sum + amount, 0)
  return currencies.map((currency) => {
    const waiting = sumIn(pending, currency)
    const pendingFrom = waiting === 0 ? null : (firstDays[currency] ?? null)
    return { currency, available: sumIn(available, currency), pending: waiting, pendingFrom }
  })
}
