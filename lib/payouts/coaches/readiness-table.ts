import type { PayoutAccount } from '../accounts/account'
import type { Freshness } from '../accounts/freshness'
import type { Presentation } from '../accounts/presentation'
import type { ListedRequirement, Requirement } from '../accounts/requirement'
import type { RequirementSummary } from '../accounts/requirement-summary'
import type { DeciderNames, RecordedDecision } from '../decisions/decision'
import type { Reach } from '../ports/email-store'
import type { Note, ShownState, State } from '../vocabulary/accounts/state'
import type { AccountId, CoachId, WordKey } from '../vocabulary/ids'
import type { DueFilter, RemindedFilter, TableSort, WorkTab } from '../vocabulary/work-queue'
import type { Coach } from './coach'
import type { Hold } from './hold'

export interface TableFilter {
  /** null: everyone. */
  tab: WorkTab | null
  state: ShownState | null
  /** ISO 3166 code of the account. */
  country: string | null
  /** The word or the topic of a requirement that stands in the way. */
  requirement: WordKey | null
  due: DueFilter | null
  reminded: RemindedFilter | null
  /** Parts of name, email address and reference, or a whole id of an account or a payout. */
  search: string
  sort: TableSort
  isReversed: boolean
  cursor: string | null
  /** 1 to 200. */
  size: number
}

export interface FoundRow {
  coachId: CoachId
  name: string | null
  email: string
  reference: string | null
  tab: WorkTab
  state: State
  /** null without a hold. */
  hold: Pick<Hold, 'reason' | 'at'> | null
  requirements: Requirement[]
  /** Blocking requirements, most pressing first. */
  blockedBy: Requirement[]
  /** The platform rejected it and can undo that. */
  isRejectedByUs: boolean
  /** The earliest due date, past or not. */
  deadline: Date | null
  /** Since when in this state. */
  since: Date
  /** Payments that the gate refused in the last thirty days, and what they add up to by currency, in minor units. */
  refused: { count: number; sums: { amount: number; currency: string }[] }
  /** When the last email left that asks the coach for something; null: none. */
  remindedAt: Date | null
  checkedAt: Date | null
  freshness: Freshness['kind'] | null
}

export interface TableRow extends FoundRow {
  presentation: Presentation
  isOverdue: boolean
  isOld: boolean
}

export interface FoundPage {
  rows: FoundRow[]
  older: string | null
  newer: string | null
  /** Coaches before the first row. */
  before: number
  /** All that match; null where only reading them all would say. */
  total: number | null
  /** The cursor belongs to another order, or to nobody: this is the first page. */
  isCursorStale: boolean
  /** The search matches more coaches than are listed. */
  isCut: boolean
  /** Over everyone, whatever the filter. */
  counts: WorkCounts
}

export interface WorkCounts {
  tabs: Record<WorkTab, number>
  states: Record<ShownState, number>
}

export interface TablePage extends Omit<FoundPage, 'rows'> {
  rows: TableRow[]
}

export interface CoachDetail {
  coach: Coach
  formerEmails: string[]
  reach: Reach
  state: State
  notes: Note[]
  presentation: Presentation
  freshness: Freshness | null
  account: PayoutAccount | null
  hold: Hold | null
  unpaid: number
  startOver: { accountId: AccountId; isClosing: boolean; isGone: boolean } | null
  requirements: Requirement[]
  asked: RequirementSummary
  /** Each key once; null for snapshots older than keys. */
  keys: ListedRequirement[] | null
  isOurs: boolean
  decisions: RecordedDecision[]
  deciders: DeciderNames
  olderDecisions: string | null
}
