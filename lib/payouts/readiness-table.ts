import type { PayoutAccount } from './account'
import type { Asked } from './asked'
import type { Coach } from './coach'
import type { DeciderNames, RecordedDecision } from './decision'
import type { Freshness } from './freshness'
import type { Hold } from './hold'
import type { CoachId } from './ids'
import type { Presentation } from './presentation'
import type { Requirement } from './requirement'
import type { Note, State } from './state'

export type TableSort = 'name' | 'checked'

/** `held` is no state: it shows whoever we hold, in whatever state. */
export type Standing = State | 'held'

/** What the admin asked to see. The cursor is opaque and belongs to one sort. */
export interface TableFilter {
  state: Standing | null
  /** Part of a name or an email address, or a whole account id. */
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
  /** What stands in the way, most pressing first. */
  blockedBy: Requirement[]
  deadline: Date | null
  checkedAt: Date | null
  freshness: Freshness['kind'] | null
}

/** A row as the admin reads it. */
export interface TableRow extends FoundRow {
  presentation: Presentation
  /** Checked so long ago that the admin must be told. */
  isOld: boolean
}

export interface FoundPage {
  rows: FoundRow[]
  /** Opaque; null where there is no further page. */
  older: string | null
  newer: string | null
  /** Over all coaches, whatever the filter. The held are counted in their states too. */
  counts: Record<Standing, number>
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
  asked: Asked
  /** False when the account was made under another key or mode than the one in use. */
  isOurs: boolean
  decisions: RecordedDecision[]
  deciders: DeciderNames
  /** Pass it to see older decisions; null where there are none. */
  olderDecisions: string | null
}
