import type { Account } from '../../accounts/account'
import { type ComingMoney, comingMoney } from '../../store/payable-lines'
import type { Queries } from '../../store/queries'
import { banksOf } from './automatic-payouts'
import { nextPayoutTime } from './schedule'

export interface UpcomingPayout {
  /** In minor units, as far as it is known now. */
  amount: number
  currency: string
  /** When it will be made, in unix seconds. */
  at: number
}

/** The next automatic payout of an account in each currency that has one to come, the earliest first. */
export async function findUpcomingPayouts(db: Queries, account: Account, now: number): Promise<UpcomingPayout[]> {
  const banks = banksOf(account)
  if (banks.length === 0) return []
  const coming = await comingMoney(db, account.id)
  const { schedule } = account.shown.settings.payouts
  return banks
    .flatMap(({ currency }) => {
      const steps = coming.filter((step) => step.currency === currency)
      return nextOf(steps, (from) => nextPayoutTime(schedule, Math.max(now, from))) ?? []
    })
    .sort((one, other) => one.at - other.at)
}

function nextOf(steps: ComingMoney[], dayFrom: (at: number) => number | null): UpcomingPayout | null {
  const first = steps.find(({ sum }) => sum > 0)
  const at = first ? dayFrom(first.at) : null
  if (first === undefined || at === null) return null
  const amount = steps.filter((step) => step.at <= at).at(-1)?.sum ?? 0
  return amount > 0 ? { amount, currency: first.currency, at } : null
}
