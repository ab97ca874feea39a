import type { Coach } from '../coaches/coach'
import type { RecordedDecision } from '../decisions/decision'
import type { DeciderKind, DecisionKind } from '../vocabulary/decision-kind'
import type { CoachId } from '../vocabulary/ids'
import type { Listed } from './health-store'

export interface DecisionFilter {
  kind: DecisionKind | null
  by: DeciderKind | null
  deciderIds: string[] | null
  coachId: CoachId | null
  from: Date | null
  until: Date | null
}

export interface AuditedDecision {
  decision: RecordedDecision
  coach: Pick<Coach, 'id' | 'name' | 'email' | 'reference'> | null
}

/** Newest first, by the time of each decision, and about one coach by the order in which they were recorded. */
export interface AuditStore {
  findDecisions(filter: DecisionFilter, cursor: string | null): Promise<Listed<AuditedDecision>>
  /** All of them; holds no connection between batches. */
  readDecisions(filter: DecisionFilter): AsyncIterable<AuditedDecision[]>
  /** Ids of staff with this email address, and of API keys with this name, or the id itself. */
  findDeciders(named: string): Promise<string[]>
}
