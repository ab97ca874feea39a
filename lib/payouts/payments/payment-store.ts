import type { Platform } from '../account'
import type { ChargeState } from '../charge-store'
import type { Coach } from '../coach'
import type { GateRefusal } from '../gate'
import type { AccountId, CoachId } from '../ids'
import type { CollectRefusal, PaymentFacts } from '../provider'
import type { Movement } from './movement'

/** A look at what became of a charge. Its number makes a newer look win over an older one. */
export interface Look {
  reference: string
  coachId: CoachId
  accountId: AccountId
  number: number
  /** When it began, by the memory's clock. */
  takenAt: Date
  /** A dispute of it was seen before, kept or listed. */
  mayBeDisputed: boolean
  /** null: nobody knows yet whether the provider made a payment. */
  paymentId: string | null
  /** Which attempt at asking the provider it was at, when that began and when the provider was last asked. */
  attempt: number
  attemptedAt: Date
  askedAt: Date
  /** Since the attempt began. */
  attemptAgeSeconds: number
  /** Since the charge was admitted. */
  ageSeconds: number
}

/** A paid charge as it is kept, to be compared with the provider's list; minor units. */
export interface PaymentSums {
  paymentId: string
  captured: number
  refunded: number
  feeReturned: number
  reversed: number
  isDisputed: boolean
}

/** Looks at payments: when they are due, and what they saw. */
export interface LookStore {
  /** Takes up to `limit` charges of the platform whose next look is due; another process has them again after a minute. */
  claimLooks(platform: Platform, limit: number): Promise<Look[]>
  /** Takes one charge of the platform, due or not; null when there is none, or nothing at the provider to look at. */
  takeLook(platform: Platform, reference: string): Promise<Look | null>
  /**
   * Keeps what a look saw, the decision about a changed state included, in one statement; unless a later look was kept.
   * Refunds of ours are settled by it: those it saw, and as lost those asked for so long before it that it would have.
   * @param nextSeconds until the next look, unless one was asked for meanwhile; null: nothing more is expected
   * @param reasons why the gate had the payment canceled; empty when it had not
   */
  keepLook(look: Look, facts: PaymentFacts, nextSeconds: number | null, reasons: GateRefusal[]): Promise<void>
  /** Has the charge looked at later; null: no more. */
  postponeLook(look: Look, seconds: number): Promise<void>
  /** Settles as never made, with the decision, a charge the provider knows nothing of; unless it was asked again meanwhile. */
  giveUp(look: Look): Promise<void>
}

/** A page of a comparison that is ours to make. */
export interface PaymentPage {
  /** Charges made since. */
  from: Date
  /** The provider's id of the charge to go on after. */
  after: string | null
}

/** The comparison of paid charges under way: one at a time, page by page, whoever takes them. */
export interface PaymentSweepStore {
  /** Takes the next page; begins anew when the last one began longer than `everySeconds` ago. null: nothing to do. */
  takePaymentPage(platform: Platform, everySeconds: number, days: number): Promise<PaymentPage | null>
  findSums(platform: Platform, paymentIds: string[]): Promise<PaymentSums[]>
  /** Has the differing ones looked at now, and goes on after `next`; null: that was the last page. */
  settlePaymentPage(
    platform: Platform,
    page: PaymentPage,
    found: { compared: number; differing: string[]; next: string | null },
  ): Promise<void>
  /** Leaves the page for later. */
  postponePaymentPage(platform: Platform): Promise<void>
  /** Begins the comparison anew. */
  restartPaymentSweep(platform: Platform): Promise<void>
}

/** A charge, what became of it, and all that moved of its money. */
export interface KeptPayment {
  reference: string
  coach: Pick<Coach, 'id' | 'name' | 'email'>
  accountId: AccountId
  /** Minor units, as the fee. */
  amount: number
  currency: string
  fee: number
  state: ChargeState
  /** Why the provider said no; null unless declined. */
  refusal: CollectRefusal | null
  paymentId: string | null
  admittedAt: Date
  /** When the provider was last asked what became of it; null: not yet. */
  lookedAt: Date | null
  /** In the order of the provider's time. */
  movements: Movement[]
}

/**
 * What a list of payments may be narrowed to. to-answer: the client's bank waits for our word. disputed: it took money,
 * though it may have given it back. asked-about: it asks or asked, and took nothing.
 * taken-in-vain: a refund failed, and what was taken back from the coach for it still is.
 */
export type PaymentStanding = ChargeState | 'refunded' | 'disputed' | 'asked-about' | 'taken-in-vain' | 'to-answer'

export interface PaymentFilter {
  /** null: those of every coach. */
  coachId: CoachId | null
  standing: PaymentStanding | null
  /** The beginning of a reference, or of a coach's name or address; empty: everything. */
  search: string
  /** Where the page begins; null: at the newest. */
  cursor: string | null
}

export interface PaymentList {
  payments: KeptPayment[]
  /** The cursor of the next page; null when there is none. */
  older: string | null
}

export interface PaymentStore {
  /** null: no charge of the platform has the reference. */
  findKeptPayment(platform: Platform, reference: string): Promise<KeptPayment | null>
  /** Newest first, fifty at most. */
  findPayments(platform: Platform, filter: PaymentFilter): Promise<PaymentList>
}
