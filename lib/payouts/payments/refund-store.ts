import type { RecentAdminId } from '../ids'
import type { GiveBackAnswer, RefundRefusal } from '../provider'

/** A refund an admin asked for. */
export interface KeptRefund {
  id: string
  reference: string
  /** Minor units. */
  amount: number
  takesBack: boolean
  /** asked: what came of it is not known. */
  state: 'asked' | 'made' | 'refused'
  refusal: RefundRefusal | null
  /** Since it was asked for. */
  ageSeconds: number
}

/** Each change and the decision about it are one statement. */
export interface RefundStore {
  findRefund(id: string): Promise<KeptRefund | null>
  /** Keeps the first of an id. */
  askRefund(refund: {
    id: string
    reference: string
    amount: number
    takesBack: boolean
    adminId: RecentAdminId
  }): Promise<void>
  /** Keeps what came of asking, unless something was kept before. */
  keepRefund(id: string, adminId: RecentAdminId, answer: Exclude<GiveBackAnswer, { kind: 'away' }>): Promise<void>
}
