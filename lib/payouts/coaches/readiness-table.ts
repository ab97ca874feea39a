import type { PayoutAccount } from '../accounts/account'
import type { Freshness } from '../accounts/freshness'
import type { Presentation } from '../accounts/presentation'
import type { ListedRequirement, Requirement } from '../accounts/requirement'
import type { RequirementSummary } from '../accounts/requirement-summary'
import type { DeciderNames, RecordedDecision } from '../decisions/decision'
import type { LastEmails } from '../ports/email-store'
import type { StaffNote } from '../ports/note-store'
import type { Note, ShownState, State } from '../vocabulary/accounts/state'
import type { Verb } from '../vocabulary/accounts/verb'
import type { AccountId, CoachId, WordKey } from '../vocabulary/ids'
import type { Coach } from './coach'
import type { Hold } from './hold'

export type TableSort = 'name' | 'due' | 'checked'

export interface TableFilter {
  state: ShownState | null
  /** Parts of name, email address and reference, or a whole account id. */
  search: string
  sort: TableSort
  cursor: string | null
  /** 1 to 200. */
  size: number
}

export interface FoundRow {
  coachId: CoachId
  name: string | null
  email: string
  reference: string | null
  state: State
  isHeld: boolean
  requirements: Requirement[]
  /** Blocking requirements, most pressing first. */
  blockedBy: Requirement[]
  /** The platform rejected it and can undo that. */
  isRejectedByUs: boolean
  /** The earliest due date, past or not. */
  deadline: Date | null
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
  counts: Record<ShownState, number>
}

export interface TablePage extends Omit<FoundPage, 'rows'> {
  rows: TableRow[]
}

export interface CoachDetail {
  coach: Coach
  formerEmails: string[]
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
  verb: Verb | null
  /** Whole days, where we know. */
  daysOpen: ReadonlyMap<WordKey, number>
  staffNotes: StaffNote[]
  lastEmails: LastEmails
  decisions: RecordedDecision[]
  deciders: DeciderNames
  olderDecisions: string | null
}
