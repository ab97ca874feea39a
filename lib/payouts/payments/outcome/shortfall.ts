import { shareOf } from '../refunds/in-proportion'
import { type Movement, sumOf } from './movement'

/** Taken back from the coach for a refund that failed; minor units, above zero together. */
export interface Shortfall {
  reversed: number
  /** What of our fee came back to the coach with it, in proportion. */
  feeReturned: number
}

/**
 * A refund that fails leaves what was taken back for it with us: more than the refunds that stand. null: there is no such
 * thing. Another refund that we pay uses it up.
 */
export function shortfallOf(movements: Pick<Movement, 'kind' | 'amount' | 'state'>[]): Shortfall | null {
  const failed = movements
    .filter(({ kind, state }) => kind === 'refund' && state === 'failed')
    .reduce((sum, { amount }) => sum + amount, 0)
  const allReversed = sumOf('reversal', movements)
  const reversed = Math.min(failed, allReversed - sumOf('refund', movements))
  if (reversed <= 0) return null
  return { reversed, feeReturned: shareOf(sumOf('fee-return', movements), allReversed, reversed) }
}
