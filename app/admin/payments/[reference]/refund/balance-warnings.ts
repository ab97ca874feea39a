import type { RefundBalances } from '@/lib/payouts/payments/refunds/preview-refund'
import type { AdminWords } from '../../../admin-words'

/** Warns before the button when a balance would go below zero. */
export function balanceWarnings(balances: RefundBalances, currency: string, { t, signed }: AdminWords): string[] {
  if (typeof balances === 'string') return [t(`refund.balance-${balances}`)]
  const { before, after } = balances
  return (['coach', 'platform'] as const)
    .filter((whose) => after[whose] < 0 && after[whose] < before[whose])
    .map((whose) => t(`refund.${whose}-below`, { after: signed(after[whose], currency) }))
}
