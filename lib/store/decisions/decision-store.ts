import type { Decision } from '@/lib/payouts/decisions/decision'
import type { DecisionStore } from '@/lib/payouts/ports/store'
import { timelineKinds } from '@/lib/payouts/vocabulary/decision-kind'
import type { Database } from '../database'
import { listed, sql } from '../sql/sql'
import { insertDecision, toDecisionColumns } from './decision-columns'
import { type DecisionRow, toRecordedDecision } from './decision-row'

const columns = sql`id, at, kind, coach_id, stripe_account_id, by_kind, by_id, from_state, to_state, generation, facts`

export function createDecisionStore({ pool }: Database): DecisionStore {
  return {
    async record(decision) {
      await pool.query(insertDecision(toDecisionColumns(decision)))
    },

    async decisionsOf(coachId, limit, before) {
      const older = before !== undefined && isDecisionId(before) ? sql`AND id < ${before}` : sql``
      const { rows } = await pool.query<DecisionRow>(sql`
        SELECT ${columns}
        FROM decision
        WHERE coach_id = ${coachId} ${older}
        ORDER BY id DESC
        LIMIT ${limit}`)
      return rows.map(toRecordedDecision)
    },

    async timelineOf(coachId, { ofAccount, refused }) {
      // Conditions of the indexes decision_of_account and decision_not_paid.
      const { rows } = await pool.query<DecisionRow>(sql`
        SELECT * FROM (
          (SELECT ${columns} FROM decision
           WHERE coach_id = ${coachId} AND kind IN (${listed(timelineKinds)})
           ORDER BY id DESC
           LIMIT ${ofAccount})
          UNION ALL
          (SELECT ${columns} FROM decision
           WHERE coach_id = ${coachId}
             AND (kind = 'charge-refused' OR (kind = 'charge-outcome' AND facts ? 'reasons'))
           ORDER BY id DESC
           LIMIT ${refused})
        ) story
        ORDER BY id DESC`)
      return rows.map(toRecordedDecision)
    },

    async decisionsOfPayment(coachId, reference) {
      const { rows } = await pool.query<DecisionRow>(sql`
        SELECT ${columns}
        FROM decision
        WHERE coalesce(facts->'charge'->>'reference', facts->'refund'->>'reference') = ${reference}
          AND coach_id = ${coachId}
        ORDER BY id DESC
        LIMIT 100`)
      return rows.map(toRecordedDecision)
    },

    async deciderNames(decisions) {
      const [admins, apiClients] = [idsOf('admin', decisions), idsOf('api-client', decisions)]
      if (admins.length + apiClients.length === 0) return new Map()
      const { rows } = await pool.query<{ id: string; name: string }>(sql`
        SELECT id, email AS name FROM "user" WHERE id = ANY(${admins})
        UNION ALL
        SELECT id::text, name FROM api_key WHERE id = ANY(${apiClients}::uuid[])`)
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
  }
}

function idsOf(kind: 'admin' | 'api-client', decisions: Pick<Decision, 'by'>[]): string[] {
  return [...new Set(decisions.flatMap(({ by }) => (by.kind === kind ? [by.id] : [])))]
}

/** `before` may be typed into an address. */
function isDecisionId(text: string): boolean {
  return /^\d{1,18}$/.test(text)
}
