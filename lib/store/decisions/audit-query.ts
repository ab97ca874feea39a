import type { DecisionFilter } from '@/lib/payouts/ports/audit-store'
import { deciderKinds, decisionKinds } from '@/lib/payouts/vocabulary/decision-kind'
import type { ListCursor } from '../sql/list-cursor'
import { type Sql, sql } from '../sql/sql'
import { storedDecider } from '../sql/stored-words'

/**
 * Decisions after a place, newest first. An index serves each view: where it orders by kind first, each kind’s newest
 * are read apart and the newest of those are left, so that no view reads past decisions of other kinds.
 */
export function auditQuery(filter: DecisionFilter, after: ListCursor | null, limit: number): Sql {
  const newest = sql`ORDER BY at DESC, id DESC LIMIT ${limit}`
  const { coachId } = filter
  if (coachId !== null) {
    const further = after === null ? nothing : sql`AND id < ${after.id}::bigint`
    const ofCoach = sql`
      SELECT ${columns} FROM decision
      WHERE coach_id = ${coachId} ${ofKind(filter)} ${ofDeciders(filter)} ${inDays(filter)} ${further}
      ORDER BY id DESC LIMIT ${limit}`
    return named(ofCoach, sql`shown.id DESC`)
  }
  const further = after === null ? nothing : sql`AND (at, id) < (${after.at}, ${after.id}::bigint)`
  const { kind, by, deciderIds } = filter
  const kinds = kind === null ? [...decisionKinds] : [kind]
  const deciders = (by === null ? deciderKinds : [by]).map(storedDecider)
  if (deciderIds !== null)
    return named(sql`
      SELECT each.* FROM unnest(${kinds}::text[]) one_kind, unnest(${deciderIds}::text[]) one_id, LATERAL (
        SELECT ${columns} FROM decision
        WHERE by_id = one_id AND kind = one_kind AND by_kind IN ('admin', 'service') AND by_kind = ANY(${deciders}::text[])
          ${inDays(filter)} ${further} ${newest}
      ) each ${newest}`)
  if (kind !== null || by !== null)
    return named(sql`
      SELECT each.* FROM unnest(${kinds}::text[]) one_kind, unnest(${deciders}::text[]) one_decider, LATERAL (
        SELECT ${columns} FROM decision
        WHERE kind = one_kind AND by_kind = one_decider ${inDays(filter)} ${further} ${newest}
      ) each ${newest}`)
  return named(sql`SELECT ${columns} FROM decision WHERE true ${inDays(filter)} ${further} ${newest}`)
}

const columns = sql`id, at, kind, coach_id, stripe_account_id, by_kind, by_id, from_state, to_state, generation, facts`

const nothing = sql``

/** With the coach of each. */
function named(decisions: Sql, order = sql`shown.at DESC, shown.id DESC`): Sql {
  return sql`
    SELECT shown.*, coach.name, coach.email, coach.reference
    FROM (${decisions}) shown LEFT JOIN coach ON coach.id = shown.coach_id
    ORDER BY ${order}`
}

const ofKind = ({ kind }: DecisionFilter) => (kind === null ? nothing : sql`AND kind = ${kind}`)

function ofDeciders({ by, deciderIds }: DecisionFilter): Sql {
  return sql`
    ${by === null ? nothing : sql`AND by_kind = ${storedDecider(by)}`}
    ${deciderIds === null ? nothing : sql`AND by_kind IN ('admin', 'service') AND by_id = ANY(${deciderIds}::text[])`}`
}

function inDays({ from, until }: DecisionFilter): Sql {
  return sql`${from === null ? nothing : sql`AND at >= ${from}`} ${until === null ? nothing : sql`AND at < ${until}`}`
}
