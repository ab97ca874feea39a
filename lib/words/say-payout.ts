import type { Payout } from '@/lib/payouts/balances/balance'
import type { CoachWords } from './coach-words'

export function sayFailedPayout({ amount, currency, bankLast4, failure }: Payout, { t, money }: CoachWords) {
  const reason = failure ?? 'other'
  const facts = { amount: money(amount, currency), bank: bankLast4 ?? '', known: bankLast4 === null ? 'no' : 'yes' }
  return {
    title: t('money.failed.title', facts),
    why: t(`money.failed.why.${reason}`),
    next: t(`money.failed.next.${reason}`),
  }
}
