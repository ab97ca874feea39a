import type { Platform, Snapshot } from '../accounts/account'
import type { InstallationMark } from '../installation/installation'
import type { MadeFacts, MadePayment } from '../payments/made-payment'
import type { Movement } from '../payments/outcome/movement'
import type { Payment, PaymentPage, PaymentSums } from '../payments/payment'
import type { Failure } from '../vocabulary/failure'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { PaymentRefusal } from '../vocabulary/payment-refusal'
import type { RefundRefusal } from '../vocabulary/refund'
import type { LinkRefusal, OpenRefusal } from '../vocabulary/set-up-refusal'
import type { Moved, MovedPage } from './movement-list-store'

/** The provider gave no answer about what was asked; nothing is known to have changed. */
export interface Away {
  kind: 'away'
  failure: Failure
  cause: unknown
  /** It was never asked: too many others asked before. */
  isUnasked?: true
}

/** What is amiss with an answer that cannot be read; of any other failure its name says enough. */
export function causeOf({ failure, cause }: Away): unknown {
  return failure === 'unreadable' ? cause : undefined
}

export type PlatformAnswer = { kind: 'platform'; platform: Platform } | Away

export interface OpenedAccount {
  accountId: AccountId
  snapshot: Snapshot
}

export interface AccountOrder {
  /** Whose mark the account will carry; null: none. */
  installation: InstallationMark
  coachId: CoachId
  attempt: number
  country: string
  email: string
}

export type OpenAnswer =
  | { kind: 'opened'; account: OpenedAccount }
  /** The provider said no and made nothing. */
  | { kind: 'refused'; reason: OpenRefusal; code: string; sentence: string }
  /** The provider answers this attempt with a failure it remembers, and will make nothing for it any more. */
  | { kind: 'spent' }
  /** Another try used this attempt with other words; what came of it is to be looked up. */
  | { kind: 'taken' }
  | Away

/** Those of a page that carry the coach's number, whoever made them; `next`: there are more after this one. */
export type FindAnswer = { kind: 'page'; accounts: MarkedAccount[]; next: AccountId | null } | Away

export type LinkAnswer =
  | { kind: 'link'; url: string }
  | { kind: 'refused'; reason: LinkRefusal; code: string; sentence: string }
  | Away

export type AccountAnswer = { kind: 'read'; snapshot: Snapshot } | { kind: 'no-access' } | Away

export interface PaymentOrder {
  /** Whose mark the payment will carry; null: none. */
  installation: InstallationMark
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

/** Payments made in a stretch of time by our clock, until now where it has no end; newest first, after one when given. */
export interface FindPaymentQuery {
  reference: string
  from: Date
  to: Date | null
  after: string | null
}

/** Those of a page that carry the reference, whoever made them; `next`: there are more after this one. */
export type FindPaymentAnswer = { kind: 'page'; payments: MadePayment[]; next: string | null } | Away

/** refused: the client has paid, or it was canceled before. */
export type CancelAnswer = { kind: 'canceled' } | { kind: 'refused'; code: string; sentence: string } | Away

/** What became of a payment, and of its money. */
export interface PaymentFacts extends Payment {
  movements: SeenMovement[]
}

export interface SeenMovement extends Movement {
  /** The id we asked for this refund with; absent where somebody else did. */
  refundId?: string
}

/** closed: the payment can no longer be paid by the client, or was. */
export type SecretAnswer = { kind: 'secret'; secret: string; payment: MadePayment } | { kind: 'closed' } | Away

export type PaymentAnswer =
  | { kind: 'read'; facts: PaymentFacts; made: MadeFacts; createdAt: Date }
  | { kind: 'gone' }
  | Away

export interface RefundOrder {
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

export type RefundPaymentAnswer =
  | { kind: 'refunded'; refundId: string }
  | { kind: 'refused'; reason: RefundRefusal; code: string; sentence?: string }
  /** Another try used this id with other words; what came of it is to be looked up. */
  | { kind: 'taken' }
  | Away

export type BalanceAnswer = { kind: 'balance'; amount: number } | { kind: 'no-access' } | Away

export type ListMovedAnswer =
  /** `unreadable`: how many could not be read. */
  | { kind: 'page'; moved: Moved[]; unreadable: number; next: string | null }
  /** What to go on after is no longer listed. */
  | { kind: 'lost-place' }
  | Away

export type ListPaymentsAnswer =
  /** `unreadable`: ids of those that could not be read. */
  | { kind: 'page'; payments: ListedPayment[]; unreadable: string[]; next: string | null }
  /** The payment to go on after is no longer listed. */
  | { kind: 'lost-place' }
  | Away

export type CreatePaymentAnswer =
  | { kind: 'collected'; payment: Payment }
  /** The provider said no and made nothing; replayed: it remembers that, and will say no to this attempt for a day. */
  | { kind: 'refused'; reason: PaymentRefusal; code: string; sentence?: string; isReplayed?: true }
  | Away

/** An account as the provider's list shows it. */
export interface ListedAccount extends OpenedAccount {
  /** The coach it says it was made for. */
  markedCoachId: string | null
  mark: InstallationMark
  /** Which attempt at opening one it says it was. */
  attempt: number
  /** The provider asks the coach, we answer for losses, and the coach has the small dashboard: the one way we ask for. */
  isOurKind: boolean
  createdAt: Date
}

/** An account that carries a coach's number. */
export interface MarkedAccount extends ListedAccount {
  markedCoachId: string
}

/** A payment as the provider's list shows it; null: it took no money. */
export interface ListedPayment extends MadePayment {
  sums: PaymentSums | null
}

/** Accounts made in a stretch of time, newest first, after one of them when given; open where null. */
export interface ListQuery {
  from: Date | null
  before: Date | null
  after: AccountId | null
}

export type ListAnswer =
  /** `askedAfter`: how many milliseconds passed before the request left. */
  | { kind: 'page'; accounts: ListedAccount[]; next: AccountId | null; askedAfter: number }
  /** The account to go on after is no longer listed. */
  | { kind: 'lost-place' }
  | Away

/** For whom the provider is asked. This alone decides how long an answer is of use, and whether a question is repeated. */
export type Asker = 'person' | 'payment' | 'job' | 'list'

/** The provider for one piece of work, whose time begins now. */
export type ProviderFor = (asker: Asker) => Provider

/**
 * The payment provider. Expected failures are answers, also that none came while it was of use; it throws only on a bug
 * of ours, or when our own database is away.
 */
export interface Provider {
  /** The platform account and mode our key speaks for; remembered once known, so it seldom asks. */
  platform(): Promise<PlatformAnswer>
  /** Safe to repeat: the same coach and attempt give the same account. */
  openAccount(order: AccountOrder): Promise<OpenAnswer>
  /** Looks for those that carry the coach's number among accounts created since `since`, a hundred after `after`. */
  findMarked(coachId: CoachId, since: Date, after: AccountId | null): Promise<FindAnswer>
  onboardingLink(accountId: AccountId): Promise<LinkAnswer>
  dashboardLink(accountId: AccountId): Promise<LinkAnswer>
  read(accountId: AccountId): Promise<AccountAnswer>
  /** A page of a hundred at most. */
  list(query: ListQuery): Promise<ListAnswer>
  /** Safe to repeat for a day: so long the provider knows the same reference and attempt for the same payment. */
  createPayment(order: PaymentOrder): Promise<CreatePaymentAnswer>
  /** Looks for payments that carry the reference, a hundred at a time. */
  findPayment(query: FindPaymentQuery): Promise<FindPaymentAnswer>
  /** Ends a payment that is open, so that nothing can pay it any more. Safe to repeat. */
  cancelPayment(paymentId: string): Promise<CancelAnswer>
  /** Safe to repeat for a day: so long the provider knows the same id for the same refund. */
  refundPayment(order: RefundOrder): Promise<RefundPaymentAnswer>
  /** What an account holds in a currency, what is on its way included, in minor units; null: the platform's own. */
  readBalance(accountId: AccountId | null, currency: string): Promise<BalanceAnswer>
  /**
   * A dispute is asked for only where there may be one: the payment says so, or one was seen before. For that, and for
   * what a payment shows only the beginning of, further requests leave.
   */
  readPayment(payment: { paymentId: string; mayBeDisputed: boolean }): Promise<PaymentAnswer>
  /** What the client's browser pays an open payment with; never to be kept or logged. */
  clientSecret(paymentId: string): Promise<SecretAnswer>
  /** A page of a hundred payments at most, newest first. */
  listPayments(page: PaymentPage): Promise<ListPaymentsAnswer>
  /** A page of a hundred refunds or disputes at most, of whatever payments of the platform, newest first. */
  listMoved(page: MovedPage): Promise<ListMovedAnswer>
}
