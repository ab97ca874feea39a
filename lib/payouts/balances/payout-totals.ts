import type { PayoutSum } from '../ports/statement-store'

/** Minor units, and of how many payouts. */
export interface Total {
  amount: number
  payouts: number
}

export interface CurrencyTotals {
  currency: string
  arrived: Total
  /** Below zero. */
  debited: Total
  onItsWay: Total
  failed: Total
}

export function currencyTotals(sums: PayoutSum[]): CurrencyTotals[] {
  return currenciesOf(sums).map((currency) => {
    const own = sums.filter((sum) => sum.currency === currency)
    return {
      currency,
      arrived: total(own.filter((sum) => sum.state === 'paid' && !sum.isDebit)),
      debited: total(own.filter((sum) => sum.state === 'paid' && sum.isDebit)),
      onItsWay: total(own.filter((sum) => sum.state === 'on-its-way')),
      failed: total(own.filter((sum) => sum.state === 'failed')),
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
