import type { Coach } from '../coaches/coach'
import type { BalanceStore } from '../ports/balance-store'
import type { PayoutSum, StatementStore } from '../ports/statement-store'
import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import { yearPeriod } from './payout-period'
import { currenciesOf, currencyTotals, type Total, total } from './payout-totals'

export interface PayoutStatement {
  coach: Pick<Coach, 'name' | 'email'>
  currencies: StatementOfCurrency[]
  /** Of any currency. */
  onItsWay: number
  debitsOnItsWay: number
  checkedAt: Date | null
}

/** What reached the bank, and what was taken from it, below zero. */
export interface StatementOfCurrency {
  currency: string
  months: { month: number; arrived: Total; debited: Total }[]
  arrived: Total
  debited: Total
}

interface Ports {
  store: {
    coaches: Pick<CoachStore, 'findCoach'>
    balances: Pick<BalanceStore, 'findBalance'>
    statements: Pick<StatementStore, 'payoutSums'>
  }
}

export async function payoutStatement({ store }: Ports, coachId: CoachId, year: number): Promise<PayoutStatement> {
  const [coach, balance, sums] = await Promise.all([
    store.coaches.findCoach(coachId),
    store.balances.findBalance(coachId),
    store.statements.payoutSums(coachId, yearPeriod(year)),
  ])
  if (coach === null) throw new Error(`no coach ${coachId}`)
  const onItsWay = (isDebit: boolean) =>
    total(sums.filter((sum) => sum.state === 'on-its-way' && sum.isDebit === isDebit)).payouts
  return {
    coach: { name: coach.name, email: coach.email },
    currencies: toCurrencies(sums.filter(({ state }) => state === 'paid')),
    onItsWay: onItsWay(false),
    debitsOnItsWay: onItsWay(true),
    checkedAt: balance?.checkedAt ?? null,
  }
}

export function toCurrencies(paid: PayoutSum[]): StatementOfCurrency[] {
  return currenciesOf(paid).map((currency) => {
    const own = paid.filter((sum) => sum.currency === currency)
    const months = [...new Set(own.map(({ month }) => month))].sort((one, other) => one - other)
    return {
      currency,
      months: months.map((month) => ({ month, ...arrivedAndDebited(own.filter((sum) => sum.month === month)) })),
      ...arrivedAndDebited(own),
    }
  })
}

function arrivedAndDebited(sums: PayoutSum[]): { arrived: Total; debited: Total } {
  const [{ arrived, debited } = { arrived: total([]), debited: total([]) }] = currencyTotals(sums)
  return { arrived, debited }
}
