import type { RecentAdminId } from '../vocabulary/ids'
import type { RefundRefusal, RefundState } from '../vocabulary/payments/refund'
import type { RefundPaymentAnswer } from './provider'

export interface KeptRefund {
  id: string
  reference: string
  amount: number
  takesBack: boolean
  state: RefundState
  refusal: RefundRefusal | null
  movementId: string | null
  ageSeconds: number
}

/** under-way: another refund's outcome is unknown. changed: another was made since `left`. */
export type RefundRequestAnswer = 'asked' | 'under-way' | 'changed' | 'settled'

export interface RefundStore {
  findRefund(id: string): Promise<KeptRefund | null>
  findUnanswered(reference: string): Promise<KeptRefund | null>
  /** Records the request; one refund at a time. The payment is checked soon in any case. */
  askRefund(refund: {
    id: string
    reference: string
    amount: number
    takesBack: boolean
    left: number | null
    adminId: RecentAdminId
  }): Promise<RefundRequestAnswer>
  /** The first outcome stays. away: unknown. */
  keepRefund(id: string, adminId: RecentAdminId, answer: Exclude<RefundPaymentAnswer, { kind: 'taken' }>): Promise<void>
}
