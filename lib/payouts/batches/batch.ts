import type { Coach } from '../coaches/coach'
import type { TableFilter } from '../coaches/readiness-table'
import type { BatchOutcome, BatchState, BatchVerb } from '../vocabulary/batch'
import type { AdminId, BatchId, CoachId } from '../vocabulary/ids'
import type { ChosenHoldReason } from '../vocabulary/payments/hold-reason'

export type Outcomes = Partial<Record<BatchOutcome, number>>

export interface Batch {
  id: BatchId
  verb: BatchVerb
  reason: ChosenHoldReason | null
  by: Staff
  /** The query of the list whose matches it took; null when coaches were selected. */
  filter: string | null
  state: BatchState
  total: number
  forecast: Outcomes
  counts: Outcomes
  preparedAt: Date
  confirmedAt: Date | null
  /** by null: its admin lost the role. */
  stopped: { at: Date; by: Staff | null } | null
  endedAt: Date | null
}

interface Staff {
  id: AdminId
  email: string | null
}

export type BatchSet =
  | { kind: 'selected'; coachIds: readonly string[] }
  /** @param query of the list, to say and to link */
  | { kind: 'matching'; filter: TableFilter; query: string }

export type PrepareAnswer = { kind: 'prepared'; id: BatchId } | { kind: 'nobody' | 'too-many' }

export type ConfirmAnswer = { kind: 'confirmed' | 'gone' | 'no-reason' }

/** Coaches for whom nothing was done, the first ones of each outcome. */
export interface LeftOut {
  outcome: BatchOutcome
  count: number
  coaches: Pick<Coach, 'id' | 'name' | 'email'>[]
}

export interface BatchPage {
  batches: Batch[]
  next: string | null
}

export interface BatchItem {
  batchId: BatchId
  number: number
  coachId: CoachId
  verb: BatchVerb
  reason: ChosenHoldReason | null
  by: AdminId
  heldAt: Date | null
  tries: number
  /** When the first one began, by the database's clock. */
  begunAt: Date
}

export interface SettledItem extends Pick<BatchItem, 'batchId' | 'number'> {
  /** null: to be tried again later. */
  outcome: BatchOutcome | null
}
