import type { DecidedBy, Decision } from '@/lib/payouts/decisions/decision'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { json, type Sql, sql } from '../sql/sql'

/** A fragment is used for a value that only the statement has. */
export interface DecisionColumns {
  kind: string
  coachId: string | Sql | null
  accountId: string | Sql | null
  byKind: string
  byId: string | null
  from: string | Sql | null
  to: string | null
  generation: number | null
  /** Values without their own column. */
  facts: Record<string, unknown>
}

export function toDecisionColumns(decision: Decision): DecisionColumns {
  const {
    kind,
    by,
    coachId = null,
    accountId = null,
    from = null,
    to = null,
    generation = null,
    ...facts
  } = decision as Decision & HasColumn
  return { kind, coachId, accountId, ...toDeciderColumns(by), from, to, generation, facts }
}

export function toDeciderColumns(by: DecidedBy): Pick<DecisionColumns, 'byKind' | 'byId'> {
  return { byKind: by.kind, byId: by.kind === 'machine' ? null : by.id }
}

/** Ends with its values: alone it adds one decision; followed by `FROM …`, one for each row. */
export function insertDecision(columns: DecisionColumns): Sql {
  const { kind, coachId, accountId, byKind, byId, from, to, generation, facts } = columns
  return sql`
    INSERT INTO decision
      (kind, coach_id, stripe_account_id, by_kind, by_id, from_state, to_state, generation, facts)
    SELECT ${kind}, ${coachId}, ${accountId}, ${byKind}, ${byId}, ${from}, ${to}, ${generation}::bigint,
      ${json(facts)}`
}

interface HasColumn {
  coachId?: CoachId
  accountId?: AccountId | null
  from?: State
  to?: State
  generation?: number
}
