import type { PayoutSum } from '../ports/statement-store'
import type { PayoutState } from '../vocabulary/payouts/payout-state'

/** Minor units, and of how many payouts. */
export interface Total {
  amount: number
  payouts: number
}

export interface CurrencyTotals {
  currency: string
  arrived: Total
  onItsWay: Total
  failed: Total
  /** This and what follows is below zero. */
  debited: Total
  debitsOnItsWay: Total
  debitsFailed: Total
}

export function currencyTotals(sums: PayoutSum[]): CurrencyTotals[] {
  return currenciesOf(sums).map((currency) => {
    const own = (state: PayoutState, isDebit: boolean) =>
      total(sums.filter((sum) => sum.currency === currency && sum.state === state && sum.isDebit === isDebit))
    return {
      currency,
      arrived: own('paid', false),
      onItsWay: own('on-its-way', false),
      failed: own('failed', false),
      debited: own('paid', true),
      debitsOnItsWay: own('on-its-way', true),
      debitsFailed: own('failed', true),
    }
  })
}

export function currenciesOf(sums: PayoutSum[]): string[] {
  return [...new Set(sums.map(({ currency }) => currency))].sort()
}

export function total(sums: Total[]): Total {
  return sums.reduce((all, { amount, payouts }) => ({ amount: all.amount + amount, payouts: all.payouts + payouts }), {
    amount: 0,
    payouts: 0,
  })
}
