import type { Failure, Platform, Snapshot } from './account'
import type { Patience } from './doors'
import type { AccountId, CoachId } from './ids'
import type { Movement } from './payments/movement'
import type { Moved, MovedPage } from './payments/movement-watch-store'
import type { PaymentPage, PaymentSums } from './payments/payment-store'

/** The provider gave no answer about what was asked; nothing is known to have changed. */
export interface Away {
  kind: 'away'
  failure: Failure
  cause: unknown
  /** It was never asked, because no turn to ask came in time. */
  isUnasked?: true
}

export interface OpenedAccount {
  accountId: AccountId
  snapshot: Snapshot
}

export interface AccountOrder {
  coachId: CoachId
  attempt: number
  country: string
  email: string
}

export type OpenRefusal = 'country-unsupported' | 'country-out-of-reach' | 'platform-not-ready' | 'other'

export type OpenAnswer =
  | { kind: 'opened'; account: OpenedAccount }
  /** The provider said no and made nothing. */
  | { kind: 'refused'; reason: OpenRefusal; code: string }
  /** The provider answers this attempt with a failure it remembers, and will make nothing for it any more. */
  | { kind: 'spent' }
  /** Another try used this attempt with other words; what came of it is to be looked up. */
  | { kind: 'taken' }
  | Away

export type FindAnswer =
  | { kind: 'found'; account: OpenedAccount; attempt: number }
  | { kind: 'none' }
  /** None so far; there are more after this one. */
  | { kind: 'more'; after: AccountId }
  | Away

export type LinkRefusal = 'rejected' | 'no-access' | 'not-submitted' | 'platform-not-ready' | 'other'

export type LinkAnswer = { kind: 'link'; url: string } | { kind: 'refused'; reason: LinkRefusal; code: string } | Away

export type Reading = { kind: 'read'; snapshot: Snapshot } | { kind: 'no-access' } | Away

export interface CollectOrder {
  coachId: CoachId
  accountId: AccountId
  /** Minor units. */
  amount: number
  currency: string
  reference: string
  /** What the platform keeps of the amount; 0: nothing is said of a fee. */
  fee: number
  /** Names the provider's idempotency key together with the reference. */
  attempt: number
}

/** A payment the provider was asked to take. open: the client has not paid yet. processing: the money is on its way. */
export interface Payment {
  paymentId: string
  state: 'open' | 'processing' | 'paid' | 'canceled'
}

/** Payments made in a stretch of time by our clock, newest first, after one of them when given. */
export interface FindPaymentQuery {
  reference: string
  from: Date
  to: Date
  after: string | null
}

export type FindPaymentAnswer =
  | { kind: 'found'; payment: Payment }
  | { kind: 'none' }
  /** None so far; there are more after this one. */
  | { kind: 'more'; after: string }
  | Away

/** refused: the client has paid, or it was canceled before. */
export type CancelAnswer = { kind: 'canceled' } | { kind: 'refused'; code: string } | Away

/** What became of a payment, and of its money. */
export interface PaymentFacts extends Payment {
  movements: SeenMovement[]
}

export interface SeenMovement extends Movement {
  /** The id we asked for this refund with; absent where somebody else did. */
  refundId?: string
}

/** closed: the payment can no longer be paid by the client, or was. */
export type SecretAnswer = { kind: 'secret'; secret: string } | { kind: 'closed' } | Away

export type PaymentReading = { kind: 'read'; facts: PaymentFacts } | { kind: 'gone' } | Away

export interface GiveBackOrder {
  /** Names the provider's idempotency key. */
  id: string
  paymentId: string
  /** Minor units. */
  amount: number
  /** The coach gives back their part. */
  reversesTransfer: boolean
  /** We give back our part of the fee. */
  returnsFee: boolean
}

export type RefundRefusal = 'nothing-left' | 'too-much' | 'disputed' | 'no-money' | 'gone' | 'other'

export type GiveBackAnswer =
  | { kind: 'refunded'; refundId: string }
  | { kind: 'refused'; reason: RefundRefusal; code: string }
  /** Another try used this id with other words; what came of it is to be looked up. */
  | { kind: 'taken' }
  | Away

export type BalanceAnswer = { kind: 'balance'; amount: number } | { kind: 'no-access' } | Away

export type ListMovedAnswer =
  | { kind: 'page'; moved: Moved[]; next: string | null }
  /** What to go on after is no longer listed. */
  | { kind: 'lost-place' }
  | Away

export type ListPaymentsAnswer =
  | { kind: 'page'; payments: PaymentSums[]; next: string | null }
  /** The charge to go on after is no longer listed. */
  | { kind: 'lost-place' }
  | Away

export type CollectRefusal =
  | 'transfers-off'
  | 'region'
  | 'agreement'
  | 'amount-too-small'
  | 'amount-too-large'
  | 'account-gone'
  | 'reference-used'
  /** The provider never had the charge: days after it was last asked it knows of none. */
  | 'never-made'
  | 'other'

export type CollectAnswer =
  | { kind: 'collected'; payment: Payment }
  | { kind: 'refused'; reason: CollectRefusal; code: string }
  | Away

/** An account as the provider's list shows it. */
export interface ListedAccount extends OpenedAccount {
  /** The coach it was made for, if it carries our mark. */
  markedCoachId: string | null
  createdAt: Date
}

/** Accounts made in a stretch of time, newest first, after one of them when given; open where null. */
export interface ListQuery {
  from: Date | null
  before: Date | null
  after: AccountId | null
}

export type ListAnswer =
  | { kind: 'page'; accounts: ListedAccount[]; next: AccountId | null }
  /** The account to go on after is no longer listed. */
  | { kind: 'lost-place' }
  | Away

/**
 * The payment provider. Expected failures are answers; it throws only on a bug of ours. Who is given a patience
 * answers before it is over, that it was away when nothing came.
 */
export interface Provider {
  /** The platform account and mode our key speaks for; remembered once known, so it seldom asks. */
  platform(patience?: Patience): Promise<Platform>
  /** Safe to repeat: the same coach and attempt give the same account. */
  openAccount(order: AccountOrder, patience: Patience): Promise<OpenAnswer>
  /** Looks for one that carries the coach's mark among accounts created since `since`, a hundred after `after`. */
  findMarked(coachId: CoachId, since: Date, after: AccountId | null, patience: Patience): Promise<FindAnswer>
  onboardingLink(accountId: AccountId, patience: Patience): Promise<LinkAnswer>
  dashboardLink(accountId: AccountId, patience: Patience): Promise<LinkAnswer>
  /** One request, whatever becomes of it, as are a page of `list` and of `findMarked`: each takes a turn. */
  read(accountId: AccountId, patience: Patience): Promise<Reading>
  /** A page of a hundred at most. */
  list(query: ListQuery, patience: Patience): Promise<ListAnswer>
  /** Safe to repeat for a day: so long the provider knows the same reference and attempt for the same payment. */
  collect(order: CollectOrder, patience: Patience): Promise<CollectAnswer>
  /** Looks for the payment of the reference, a hundred at a time: one request. */
  findPayment(query: FindPaymentQuery, patience: Patience): Promise<FindPaymentAnswer>
  /** Ends a payment that is open, so that nothing can pay it any more. Safe to repeat. */
  cancelPayment(paymentId: string, patience: Patience): Promise<CancelAnswer>
  /** Safe to repeat for a day: so long the provider knows the same id for the same refund. */
  giveMoneyBack(order: GiveBackOrder, patience: Patience): Promise<GiveBackAnswer>
  /** What an account holds in a currency, what is on its way included, in minor units; null: the platform's own. */
  readBalance(accountId: AccountId | null, currency: string, patience: Patience): Promise<BalanceAnswer>
  /**
   * A dispute is asked for only where there may be one: the payment says so, or one was seen before. For that, and for
   * what a payment shows only the beginning of, further requests leave: each once `turn` says that it may.
   */
  readPayment(
    payment: { paymentId: string; mayBeDisputed: boolean },
    patience: Patience,
    turn: () => Promise<boolean>,
  ): Promise<PaymentReading>
  /** What the client's browser pays an open payment with; never to be kept or logged. */
  clientSecret(paymentId: string, patience: Patience): Promise<SecretAnswer>
  /** A page of a hundred charges at most, newest first, those that took no money left out. */
  listPayments(page: PaymentPage, patience: Patience): Promise<ListPaymentsAnswer>
  /** A page of a hundred refunds or disputes at most, of whatever payments of the platform, newest first. */
  listMoved(page: MovedPage, patience: Patience): Promise<ListMovedAnswer>
}
