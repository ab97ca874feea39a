import type { PayoutAccount } from '../accounts/account'
import type { Freshness } from '../accounts/freshness'
import type { Presentation } from '../accounts/presentation'
import type { ListedRequirement, Requirement } from '../accounts/requirement'
import type { RequirementSummary } from '../accounts/requirement-summary'
import type { DeciderNames, RecordedDecision } from '../decisions/decision'
import type { CoachId } from '../vocabulary/ids'
import type { Note, ShownState, State } from '../vocabulary/state'
import type { Coach } from './coach'
import type { Hold } from './hold'

export type TableSort = 'name' | 'due' | 'checked'

/** What the admin asked to see. The cursor is opaque and belongs to one sort. */
export interface TableFilter {
  state: ShownState | null
  /** Parts of a name, of an email address and of the platform's reference, in any order; or a whole account id. */
  search: string
  sort: TableSort
  cursor: string | null
  /** Rows on a page, 1 to 200. */
  size: number
}

/** A row as the store finds it. */
export interface FoundRow {
  coachId: CoachId
  name: string | null
  email: string
  reference: string | null
  state: State
  /** We hold the coach ourselves. */
  isHeld: boolean
  /** All that is asked, where answering can change anything. */
  requirements: Requirement[]
  /** What of it stands in the way, most pressing first. */
  blockedBy: Requirement[]
  /** The platform itself rejected the account, and can undo it. */
  isRejectedByUs: boolean
  /** The first day something must be answered by, passed or not. */
  deadline: Date | null
  checkedAt: Date | null
  freshness: Freshness['kind'] | null
}

/** A row as the admin reads it. */
export interface TableRow extends FoundRow {
  presentation: Presentation
  /** Something sent in time would not be late: a form never sent has nothing late in it. */
  isOverdue: boolean
  /** Checked so long ago that the admin must be told. */
  isOld: boolean
}

export interface FoundPage {
  rows: FoundRow[]
  /** Opaque; null where there is no further page. */
  older: string | null
  newer: string | null
  /** Over all coaches, whatever the filter. The held are counted in their states too. */
  counts: Record<ShownState, number>
}

export interface TablePage extends Omit<FoundPage, 'rows'> {
  rows: TableRow[]
}

/** Everything we hold about one coach. */
export interface CoachDetail {
  coach: Coach
  state: State
  notes: Note[]
  presentation: Presentation
  freshness: Freshness | null
  account: PayoutAccount | null
  /** null: we do not hold the coach. */
  hold: Hold | null
  /** Payments their clients have not made yet. */
  unpaid: number
  /** As they stand at this moment. */
  requirements: Requirement[]
  asked: RequirementSummary
  /** Each of the provider's keys once; null where the account was last read before they were kept. */
  keys: ListedRequirement[] | null
  /** False when the account was made under another key or mode than the one in use. */
  isOurs: boolean
  decisions: RecordedDecision[]
  deciders: DeciderNames
  /** Pass it to see older decisions; null where there are none. */
  olderDecisions: string | null
}
