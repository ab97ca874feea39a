import type { BalanceStore, PayoutWithLines } from '../ports/balance-store'
import type { StatementStore } from '../ports/statement-store'
import type { CoachId } from '../vocabulary/ids'
import { monthPeriod, yearPeriod } from './payout-period'
import { type CurrencyTotals, currencyTotals } from './payout-totals'

export interface PayoutMonth {
  /** Latest first, and not always all. */
  payouts: PayoutWithLines[]
  payoutCount: number
  totals: CurrencyTotals[]
  contentsToCome: number
  /** The nearest month with payouts. */
  earlier: Date | null
  later: Date | null
  years: number[]
}

const shown = { payouts: 100, lines: 20 }

interface Ports {
  store: { balances: Pick<BalanceStore, 'findPayouts'>; statements: StatementStore }
}

export async function payoutMonth({ store }: Ports, coachId: CoachId, day: Date): Promise<PayoutMonth> {
  const period = monthPeriod(day)
  const [payouts, sums, days, contentsToCome] = await Promise.all([
    store.balances.findPayouts(coachId, { arriving: period, most: shown.payouts }, shown.lines),
    store.statements.payoutSums(coachId, period),
    store.statements.payoutDays(coachId, period),
    store.statements.countContentsToCome(coachId, yearPeriod(day.getUTCFullYear())),
  ])
  return {
    payouts,
    payoutCount: sums.reduce((count, sum) => count + sum.payouts, 0),
    totals: currencyTotals(sums),
    contentsToCome,
    earlier: days.before && monthPeriod(days.before).from,
    later: days.after && monthPeriod(days.after).from,
    years: days.years.toSorted((one, other) => other - one),
  }
}
