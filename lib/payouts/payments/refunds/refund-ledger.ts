import type { KeptPayment } from '../../ports/payment-store'
import { type Movement, sumOf } from '../outcome/movement'
import { afterRefund } from './after-refund'

/** Signed minor units that add up to zero. */
export interface RefundLedger {
  client: number
  coach: number
  platform: number
}

/** Falls back to the agreed fee and transfer. */
export function refundLedger(
  { movements, fee }: Pick<KeptPayment, 'movements' | 'fee'>,
  { amount, takesBack }: { amount: number; takesBack: boolean },
): RefundLedger {
  const moved = movements.some(({ kind }) => kind === 'transfer')
    ? movements
    : [...movements, ...agreed(movements, fee)]
  return { client: amount, ...afterRefund(moved, { coach: 0, platform: 0 }, { amount, takesBack }) }
}

function agreed(movements: Movement[], fee: number): Pick<Movement, 'kind' | 'amount' | 'state'>[] {
  const captured = sumOf('capture', movements)
  return [
    { kind: 'transfer', amount: captured, state: 'done' },
    ...(fee > 0 ? [{ kind: 'fee', amount: fee, state: 'done' } as const] : []),
  ]
}
