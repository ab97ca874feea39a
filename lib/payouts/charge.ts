import type { CollectRefusal } from './doors'
import type { GateRefusal } from './gate'
import type { CoachId } from './ids'
import type { MoneyFault } from './money'

export interface ChargeRequest {
  coachId: CoachId
  /** Minor units of the currency, a whole number above zero. */
  amount: number
  /** ISO 4217, lower case. */
  currency: string
  /** The caller's own id for this charge: the same reference is charged once. */
  reference: string
}

export type ChargeAnswer =
  | { kind: 'collected'; paymentId: string; status: string }
  | { kind: 'invalid'; fault: MoneyFault | 'reference' }
  /** Our gate said no. */
  | { kind: 'refused'; reasons: GateRefusal[] }
  /** The provider said no after our gate said yes. */
  | { kind: 'declined'; reason: CollectRefusal }
  | { kind: 'no-such-coach' }
  /** Nothing is known; the same reference may be sent again. */
  | { kind: 'away' }
