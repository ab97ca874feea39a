import type { Platform, Snapshot } from '../accounts/account'
import type { Prefill } from '../accounts/prefill'
import type { BalanceSnapshot, PayoutLine } from '../balances/balance'
import type { InstallationMark } from '../installation/installation'
import type { Movement } from '../payments/outcome/movement'
import type { Payment, PaymentPage, PaymentSums } from '../payments/payment'
import type { MadeFacts, MadePayment } from '../payments/payment-differences'
import type { LinkRefusal, OpenRefusal } from '../vocabulary/accounts/set-up-refusal'
import type { Failure } from '../vocabulary/failure'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { PaymentRefusal } from '../vocabulary/payments/payment-refusal'
import type { RefundRefusal } from '../vocabulary/payments/refund'

/** No answer; nothing is known to have changed. */
export interface Away {
  kind: 'away'
  failure: Failure
  cause: unknown
  /** No request left in time. */
  isUnasked?: true
}

export function causeOf({ failure, cause }: Away): unknown {
  return failure === 'unreadable' ? cause : undefined
}

export type PlatformAnswer = { kind: 'platform'; platform: Platform } | Away

export interface OpenedAccount {
  accountId: AccountId
  snapshot: Snapshot
}

export interface AccountOrder {
  installation: InstallationMark
  coachId: CoachId
  attempt: number
  country: string
  email: string
  prefill: Prefill
}

export type OpenAnswer =
  | { kind: 'opened'; account: OpenedAccount }
  | { kind: 'refused'; reason: OpenRefusal; code: string; sentence: string }
  | { kind: 'prefill-refused'; code: string; field: string }
  | { kind: 'spent' }
  /** Used with other parameters; search for its result. */
  | { kind: 'taken' }
  | Away

export type FindAnswer = { kind: 'page'; accounts: MarkedAccount[]; next: AccountId | null } | Away

export type LinkAnswer =
  | { kind: 'link'; url: string }
  | { kind: 'refused'; reason: LinkRefusal; code: string; sentence: string }
  | Away

export type AccountAnswer = { kind: 'read'; snapshot: Snapshot } | { kind: 'no-access' } | Away

export type CloseAnswer = { kind: 'closed' | 'no-access' } | { kind: 'refused'; code: string; sentence: string } | Away

export interface PaymentOrder {
  installation: InstallationMark
  coachId: CoachId
  accountId: AccountId
  amount: number
  currency: string
  reference: string
  /** 0: no fee. */
  fee: number
  attempt: number
}

/** Newest first, by our clock. */
export interface FindPaymentQuery {
  reference: string
  from: Date
  to: Date | null
  after: string | null
}

export type FindPaymentAnswer = { kind: 'page'; payments: MadePayment[]; next: string | null } | Away

/** refused: paid or canceled before. */
export type CancelAnswer = { kind: 'canceled' } | { kind: 'refused'; code: string; sentence: string } | Away

export interface PaymentFacts extends Payment {
  movements: SeenMovement[]
}

export interface SeenMovement extends Movement {
  /** Missing for refunds made elsewhere. */
  refundId?: string
}

/** closed: paid, or no longer payable. */
export type SecretAnswer = { kind: 'secret'; secret: string; payment: MadePayment } | { kind: 'closed' } | Away

export type PaymentAnswer =
  | { kind: 'read'; facts: PaymentFacts; made: MadeFacts; createdAt: Date }
  | { kind: 'gone' }
  | Away

export interface RefundOrder {
  id: string
  paymentId: string
  amount: number
  reversesTransfer: boolean
  returnsFee: boolean
}

export type RefundPaymentAnswer =
  | { kind: 'refunded'; refundId: string }
  | { kind: 'refused'; reason: RefundRefusal; code: string; sentence?: string }
  /** Used with other parameters; search for its result. */
  | { kind: 'taken' }
  | Away

export type BalanceAnswer = { kind: 'balance'; amount: number } | { kind: 'no-access' } | Away

export type BalanceSnapshotAnswer = { kind: 'read'; snapshot: BalanceSnapshot } | { kind: 'no-access' } | Away

export type PayoutLinesAnswer = { kind: 'read'; lines: PayoutLine[] } | { kind: 'no-access' } | Away

export interface Moved {
  id: string
  paymentId: string
}

export interface MovedQuery {
  list: 'refunds' | 'disputes'
  from: Date
  after: string | null
}

export type ListMovedAnswer =
  /** `unreadable`: a count. */
  { kind: 'page'; moved: Moved[]; unreadable: number; next: string | null } | { kind: 'lost-place' } | Away

export type ListPaymentsAnswer =
  /** `unreadable`: ids. */
  { kind: 'page'; payments: ListedPayment[]; unreadable: string[]; next: string | null } | { kind: 'lost-place' } | Away

export type CreatePaymentAnswer =
  /** The secret is there only if the payment was made just now. Never store or log it. */
  | { kind: 'collected'; payment: Payment; clientSecret?: string }
  /** replayed: remembered, so this attempt fails for a day. */
  | { kind: 'refused'; reason: PaymentRefusal; code: string; sentence?: string; isReplayed?: true }
  | Away

export interface ListedAccount extends OpenedAccount {
  markedCoachId: string | null
  mark: InstallationMark
  attempt: number
  isOurKind: boolean
  /** False: the snapshot is made up, so that it differs from every real one. */
  isReadable: boolean
  createdAt: Date
}

export interface MarkedAccount extends ListedAccount {
  markedCoachId: string
}

export interface ListedPayment extends MadePayment {
  sums: PaymentSums | null
}

export interface ListQuery {
  from: Date | null
  before: Date | null
  after: AccountId | null
}

export type ListAnswer =
  /** `askedAfter`: milliseconds before the request left. */
  | { kind: 'page'; accounts: ListedAccount[]; next: AccountId | null; askedAfter: number }
  | { kind: 'lost-place' }
  | Away

/** Who asks decides how long an answer is of use, and retries. */
export type Asker = 'person' | 'payment' | 'job' | 'list'

/** The provider for one piece of work; its time starts now. */
export type ProviderFor = (asker: Asker) => Provider

export interface Provider {
  platform(): Promise<PlatformAnswer>
  /** Safe to repeat: same coach and attempt, same account. */
  openAccount(order: AccountOrder): Promise<OpenAnswer>
  findMarked(coachId: CoachId, since: Date, after: AccountId | null): Promise<FindAnswer>
  onboardingLink(accountId: AccountId): Promise<LinkAnswer>
  dashboardLink(accountId: AccountId): Promise<LinkAnswer>
  read(accountId: AccountId): Promise<AccountAnswer>
  closeAccount(accountId: AccountId): Promise<CloseAnswer>
  list(query: ListQuery): Promise<ListAnswer>
  /** Safe to repeat for a day. */
  createPayment(order: PaymentOrder): Promise<CreatePaymentAnswer>
  findPayment(query: FindPaymentQuery): Promise<FindPaymentAnswer>
  /** Safe to repeat. */
  cancelPayment(paymentId: string): Promise<CancelAnswer>
  /** Safe to repeat for a day. */
  refundPayment(order: RefundOrder): Promise<RefundPaymentAnswer>
  /** Minor units, pending included; null: the platform. */
  readBalance(accountId: AccountId | null, currency: string): Promise<BalanceAnswer>
  /** With the payouts created since then. */
  readBalanceSnapshot(accountId: AccountId, since: Date): Promise<BalanceSnapshotAnswer>
  /** Only the provider's automatic payouts can be asked for. */
  readPayoutLines(accountId: AccountId, payoutId: string): Promise<PayoutLinesAnswer>
  /** Requests disputes and further list pages only when needed. */
  readPayment(payment: { paymentId: string; mayBeDisputed: boolean }): Promise<PaymentAnswer>
  /** Never store or log it. */
  clientSecret(paymentId: string): Promise<SecretAnswer>
  listPayments(query: PaymentPage): Promise<ListPaymentsAnswer>
  listMoved(query: MovedQuery): Promise<ListMovedAnswer>
}
