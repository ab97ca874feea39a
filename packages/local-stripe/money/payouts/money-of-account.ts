import type { Account } from '../../accounts/account'
import { availableAndPending } from '../../store/balances'
import { payoutsOf } from '../../store/payouts'
import type { Queries } from '../../store/queries'
import { findUpcomingPayouts } from './upcoming-payout'

/**
 * What pages show of an account's money: balances by currency, its last payouts and the next in each.
 * @param now unix seconds on the account's clock
 */
export async function moneyOf(db: Queries, account: Account, now: number, { last }: { last: number }) {
  const balances = await availableAndPending(db, account.platform, account.id)
  const payouts = await payoutsOf(db, account.platform, account.id, last)
  return { balances, payouts, upcoming: await findUpcomingPayouts(db, account, now) }
}

export type MoneyOf = Awaited<ReturnType<typeof moneyOf>>
