import type { Sums } from '@/lib/payouts/ports/report-store'
import type { MovementKind } from '@/lib/payouts/vocabulary/payments/movement'

/** From the platform's side: what it receives is positive. */
export const signOf: Readonly<Record<MovementKind, 1 | -1>> = {
  capture: 1,
  fee: 1,
  reversal: 1,
  transfer: -1,
  refund: -1,
  'fee-return': -1,
  dispute: -1,
}

const kinds: Readonly<Record<keyof Sums, MovementKind>> = {
  charged: 'capture',
  fees: 'fee',
  feesReturned: 'fee-return',
  refunds: 'refund',
  refundsPending: 'refund',
  disputed: 'dispute',
  transferred: 'transfer',
  reversed: 'reversal',
}

/** Signed, so that a line adds up. */
export function signedSum(sums: Sums, name: keyof Sums): number {
  return sums[name] === 0 ? 0 : signOf[kinds[name]] * sums[name]
}
