import { shareOf } from '../refunds/after-refund'
import { type Movement, sumOf } from './movement'

/** Minor units. */
export interface Shortfall {
  reversed: number
  /** In proportion. */
  feeReturned: number
}

/** A failed refund leaves the coach's reversal with us. A later refund that we pay uses it up. null: none. */
export function shortfallOf(movements: Pick<Movement, 'kind' | 'amount' | 'state'>[]): Shortfall | null {
  const failed = movements
    .filter(({ kind, state }) => kind === 'refund' && state === 'failed')
    .reduce((sum, { amount }) => sum + amount, 0)
  const allReversed = sumOf('reversal', movements)
  const reversed = Math.min(failed, allReversed - sumOf('refund', movements))
  if (reversed <= 0) return null
  return { reversed, feeReturned: shareOf(sumOf('fee-return', movements), allReversed, reversed) }
}
