import type { Platform, Snapshot } from '../accounts/account'
import type { Conflict } from '../installation/conflict'
import type { PaymentSums } from '../payments/payment'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { ProviderList } from '../vocabulary/provider-list'
import type { ListedAccount, Moved } from './provider'

/**
 * How far back a run goes. since-last: to the start of the last completed run, less an overlap, because clocks differ
 * and lists may lag. Payments and movements go back to a doubt's start, too.
 */
export type Period = { kind: 'all' } | { kind: 'days'; days: number } | { kind: 'since-last'; overlapSeconds: number }

export interface Walked {
  list: ProviderList
  everySeconds: number
  period: Period
}

/** A place in one window of one run, leased for a minute. */
export interface Page {
  runId: string
  window: number
  list: ProviderList
  platform: Platform
  takenAt: Date
  from: Date | null
  before: Date | null
  after: string | null
}

export interface PageResult {
  /** null: the window's last page. */
  next: string | null
  compared: number
  adopted: number
  /** The page's oldest, where the list starts with the newest. */
  reached: Date | null
  found: Found
}

export type Found = FoundAccounts | FoundPayments | FoundMovements

/**
 * Matching accounts count as checked unless a fetch is due. Differing ones are fetched after a minute, unless their
 * event comes first or they were fetched meanwhile.
 */
export interface FoundAccounts {
  kind: 'accounts'
  askedAt: Date
  agreeing: AccountId[]
  differing: Pick<KeptAccount, 'accountId' | 'generation'>[]
  orphans: ListedAccount[]
  conflicts: Conflict[]
}

export interface FoundPayments {
  kind: 'payments'
  differing: string[]
}

/** Payments with movements that are not stored become due for a check. */
export interface FoundMovements {
  kind: 'movements'
  moved: Moved[]
  areDisputes: boolean
}

export interface PagesStore {
  /** Starts a run when one is due. null: nothing to do, or others have it. */
  takePage(platform: Platform, walked: Walked): Promise<Page | null>
  /** One transaction. The last page ends the run. False, and nothing stored, where the place was settled before. */
  settlePage(page: Page, result: PageResult): Promise<boolean>
  /** Leaves it for 15 seconds. */
  postponePage(page: Page): Promise<void>
  /** Starts the window over. */
  restartWindow(page: Page): Promise<void>
}

export interface KeptAccount {
  accountId: AccountId
  coachId: CoachId
  snapshot: Snapshot | null
  generation: number
}

export interface KeptStore {
  findKept(accountIds: AccountId[]): Promise<KeptAccount[]>
  findWithoutAccount(coachIds: string[]): Promise<CoachId[]>
  findSums(platform: Platform, paymentIds: string[]): Promise<PaymentSums[]>
}

export interface Compared {
  compared: number
  differing: number
  adopted: number
}

export interface ReconciledStore {
  findReconciled(platform: Platform): Promise<{ accounts: Compared; payments: Compared; unseen: number }>
}

export interface ReconciliationStore extends PagesStore, KeptStore, ReconciledStore {}
