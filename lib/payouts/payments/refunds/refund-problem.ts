import type { KeptPayment } from '../../ports/payment-store'
import type { CurrencyRule } from '../money'
import { type Movement, stands, sumOf } from '../outcome/movement'

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

export type Unrefundable = 'nothing-left' | 'disputed'

/** Minor units above zero, or the reason for none. */
export function leftToRefund(movements: Movement[]): number | Unrefundable {
  const left = sumOf('capture', movements) - sumOf('refund', movements)
  if (left <= 0) return 'nothing-left'
  return movements.some((movement) => movement.kind === 'dispute' && stands(movement)) ? 'disputed' : left
}
