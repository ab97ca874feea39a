import type { DecidedBy, Decision } from '@/lib/payouts/decisions/decision'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { isFragment, json, type Sql, sql } from '../sql/sql'
import { storedDecider } from '../sql/stored-words'

/** A fragment is used for a value that only the statement has. What is left out is null, and facts are none. */
export interface DecisionColumns {
  kind: string
  coachId: string | Sql | null
  accountId?: string | Sql | null
  byKind: string | Sql
  byId: string | Sql | null
  from?: string | Sql | null
  to?: string | Sql | null
  generation?: number | Sql | null
  /** Values without their own column; a fragment where they come as JSON. */
  facts?: Record<string, unknown> | Sql
}

export function toDecisionColumns(decision: Decision): DecisionColumns {
  const { kind, by, coachId = null, accountId, from, to, generation, ...facts } = decision as Decision & HasColumn
  return { kind, coachId, accountId, ...toDeciderColumns(by), from, to, generation, facts }
}

export function toDeciderColumns(by: DecidedBy): { byKind: string; byId: string | null } {
  return { byKind: storedDecider(by.kind), byId: by.kind === 'machine' ? null : by.id }
}

/** Ends with its values: alone it adds one decision; followed by `FROM …`, one for each row. */
export function insertDecision(columns: DecisionColumns): Sql {
  const { kind, coachId, byKind, byId } = columns
  const { accountId = null, from = null, to = null, generation = null, facts = {} } = columns
  return sql`
    INSERT INTO decision
      (kind, coach_id, stripe_account_id, by_kind, by_id, from_state, to_state, generation, facts)
    SELECT ${kind}, ${coachId}, ${accountId}, ${byKind}, ${byId}, ${from}, ${to}, ${generation}::bigint,
      ${isFragment(facts) ? facts : json(facts)}`
}

interface HasColumn {
  coachId?: CoachId
  accountId?: AccountId | null
  from?: State
  to?: State
  generation?: number
}
