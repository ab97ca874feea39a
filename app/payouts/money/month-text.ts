import type { MonthTotals } from '@/components/payouts/money/month-card'
import type { PayoutMonth } from '@/lib/payouts/balances/payout-month'
import type { CurrencyTotals } from '@/lib/payouts/balances/payout-totals'
import type { CoachWords } from '@/lib/words/coach-words'
import { toPayoutEntry } from '../money-text'

/** A month's totals, never converted, and its payouts. */
export function toMonthText(view: PayoutMonth, month: Date, words: CoachWords) {
  const { t } = words
  const { payouts, payoutCount, totals } = view
  return {
    title: words.month(month),
    counted: t('statement.counted'),
    totals: totals.map((each) => toTotals(each, words)),
    payoutsTitle: t('statement.payouts'),
    payouts: payouts.map((payout) => toPayoutEntry(payout, words)),
    notAll: payouts.length < payoutCount ? t('statement.notAll', { count: payouts.length, all: payoutCount }) : null,
  }
}

function toTotals({ currency, ...totals }: CurrencyTotals, { t, money }: CoachWords): MonthTotals {
  const isShown = (sum: Sum) => sum === 'arrived' || totals[sum].payouts > 0
  return {
    currency,
    sums: inOrder.filter(isShown).map((sum) => ({
      name: t(`statement.sum.${sum}`),
      amount: money(totals[sum].amount, currency),
      count: t('statement.count', { count: totals[sum].payouts }),
    })),
  }
}

type Sum = Exclude<keyof CurrencyTotals, 'currency'>

const inOrder: Sum[] = ['arrived', 'onItsWay', 'failed', 'debited', 'debitsOnItsWay', 'debitsFailed']
