import type { Account } from '../../accounts/account'
import { comingMoney } from '../../store/payable-lines'
import type { Queries } from '../../store/queries'
import { bankFor } from './automatic-payouts'
import { nextPayoutTime } from './schedule'

export interface UpcomingPayout {
  /** In minor units, as far as it is known now. */
  amount: number
  currency: string
  /** When it will be made, in unix seconds. */
  at: number
}

/** The next automatic payout of an account; null when none is to come. */
export async function findUpcomingPayout(db: Queries, account: Account, now: number): Promise<UpcomingPayout | null> {
  const bank = bankFor(account)
  if (bank === null) return null
  const coming = await comingMoney(db, account.id, bank.currency)
  const first = coming.find(({ sum }) => sum > 0)
  const at = first && nextPayoutTime(account.shown.settings.payouts.schedule, Math.max(now, first.at))
  if (first === undefined || at === null || at === undefined) return null
  const amount = coming.filter((step) => step.at <= at).at(-1)?.sum ?? 0
  return amount > 0 ? { amount, currency: bank.currency, at } : null
}
