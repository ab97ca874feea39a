import { type Movement, stands, sumOf } from '../outcome/movement'

/** Why nothing can be given back. */
export type Unrefundable = 'nothing-left' | 'disputed'

/** What may still be given back, in minor units and above zero, or why nothing can be. */
export function leftToRefund(movements: Movement[]): number | Unrefundable {
  const left = sumOf('capture', movements) - sumOf('refund', movements)
  if (left <= 0) return 'nothing-left'
  return movements.some((movement) => movement.kind === 'dispute' && stands(movement)) ? 'disputed' : left
}
