import { type Movement, stands, sumOf } from '../outcome/movement'

export type Unrefundable = 'nothing-left' | 'disputed'

/** Minor units above zero, or the reason for none. */
export function leftToRefund(movements: Movement[]): number | Unrefundable {
  const left = sumOf('capture', movements) - sumOf('refund', movements)
  if (left <= 0) return 'nothing-left'
  return movements.some((movement) => movement.kind === 'dispute' && stands(movement)) ? 'disputed' : left
}
