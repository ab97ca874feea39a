import type { Payout } from '@/lib/payouts/balances/balance'
import type { PayoutFailure } from '@/lib/payouts/vocabulary/payouts/payout-failure'
import type { AdminWords } from './admin-words'

export function sayFailure(
  { amount, failure }: { amount: number; failure: PayoutFailure },
  { t }: Pick<AdminWords, 't'>,
): string {
  return amount < 0 ? t(`debitFailure.${failure}`) : t(`payoutFailure.${failure}`)
}

export function sayLatestFailed({ amount, currency, failure }: Payout, words: AdminWords): string {
  const why = sayFailure({ amount, failure: failure ?? 'other' }, words)
  const owed = words.money(Math.abs(amount), currency)
  return amount < 0 ? words.t('money.debit-failed', { amount: owed, why }) : words.t('money.failed', { why })
}
