import type { KeptPayment } from '../../ports/payment-store'
import type { CurrencyRule } from '../money'
import { leftToRefund, type Unrefundable } from './left-to-refund'

export type RefundProblem =
  | { kind: Unrefundable }
  | { kind: 'too-much'; left: number }
  /** `step` in minor units. */
  | { kind: 'uneven'; step: number }

export function refundProblem(
  { movements, currency }: Pick<KeptPayment, 'movements' | 'currency'>,
  amount: number,
  currencyRule: (currency: string) => CurrencyRule,
): RefundProblem | null {
  const left = leftToRefund(movements)
  if (typeof left === 'string') return { kind: left }
  const { step } = currencyRule(currency)
  if (amount % step !== 0) return { kind: 'uneven', step }
  return amount > left ? { kind: 'too-much', left } : null
}
