import type { RecentAdminId } from '../vocabulary/ids'
import type { RefundRefusal, RefundState } from '../vocabulary/refund'
import type { RefundPaymentAnswer } from './provider'

/** A refund an admin asked for. */
export interface KeptRefund {
  id: string
  reference: string
  /** Minor units. */
  amount: number
  takesBack: boolean
  state: RefundState
  refusal: RefundRefusal | null
  /** The provider's id of it; null unless made. */
  movementId: string | null
  /** Since it was asked for. */
  ageSeconds: number
}

/**
 * under-way: what came of another refund of the charge is not known yet. changed: another was made since `left` was
 * seen. settled: what came of this one is known.
 */
export type RefundRequestAnswer = 'asked' | 'under-way' | 'changed' | 'settled'

/** Each change and the decision about it are committed together. */
export interface RefundStore {
  findRefund(id: string): Promise<KeptRefund | null>
  /** The refund of the charge nobody knows the outcome of; null when there is none. */
  findUnanswered(reference: string): Promise<KeptRefund | null>
  /**
   * Keeps the first of an id, and notes that the provider is asked for it now, again or for the first time. One refund of
   * a charge at a time: nothing is kept while another is under way. The charge is looked at soon, whoever lives to see it.
   */
  askRefund(refund: {
    id: string
    reference: string
    amount: number
    takesBack: boolean
    /** What the amount was judged by, in minor units; null for one that was asked for before. */
    left: number | null
    adminId: RecentAdminId
  }): Promise<RefundRequestAnswer>
  /** Keeps what came of asking, unless something was kept before. away: nobody knows, and it stays to be found. */
  keepRefund(id: string, adminId: RecentAdminId, answer: Exclude<RefundPaymentAnswer, { kind: 'taken' }>): Promise<void>
}
