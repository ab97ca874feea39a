import type { PayoutAccount } from '../accounts/account'
import type { Freshness } from '../accounts/freshness'
import type { Presentation } from '../accounts/presentation'
import type { ListedRequirement, Requirement } from '../accounts/requirement'
import type { RequirementSummary } from '../accounts/requirement-summary'
import type { DeciderNames, RecordedDecision } from '../decisions/decision'
import type { LastEmails, Reach } from '../ports/email-store'
import type { StaffNote } from '../ports/note-store'
import type { Note, ShownState, State } from '../vocabulary/accounts/state'
import type { Verb } from '../vocabulary/accounts/verb'
import type { AccountId, CoachId, WordKey } from '../vocabulary/ids'
import type { DueFilter, RemindedFilter, TableSort, WorkTab } from '../vocabulary/work-queue'
import type { Coach } from './coach'
import type { EditedValue } from './edited'
import type { Excluded } from './excluded'
import type { Hold } from './hold'

export interface TableFilter {
  tab: WorkTab | null
  state: ShownState | null
  country: string | null
  /** Its word or its topic. */
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
  hold: Pick<Hold, 'reason' | 'at'> | null
  requirements: Requirement[]
  /** Blocking requirements, most pressing first. */
  blockedBy: Requirement[]
  /** The platform rejected it and can undo that. */
  isRejectedByUs: boolean
  /** The earliest due date, past or not. */
  deadline: Date | null
  since: Date
  /** Payments of the last thirty days, and their sums in minor units. */
  refused: { count: number; sums: { amount: number; currency: string }[] }
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
  before: number
  /** null where only reading all would say. */
  total: number | null
  isCursorStale: boolean
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
  exclusion: Excluded | null
  hold: Hold | null
  unpaid: number
  startOver: { accountId: AccountId; isClosing: boolean; isGone: boolean } | null
  requirements: Requirement[]
  asked: RequirementSummary
  /** Each key once; null for snapshots older than keys. */
  keys: ListedRequirement[] | null
  isOurs: boolean
  verb: Verb | null
  /** Whole days, where we know. */
  daysOpen: ReadonlyMap<WordKey, number>
  staffNotes: StaffNote[]
  lastEmails: LastEmails
  decisions: RecordedDecision[]
  /** What they changed of the coach, by their ids. */
  edits: ReadonlyMap<string, EditedValue>
  deciders: DeciderNames
  olderDecisions: string | null
}
