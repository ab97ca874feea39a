import type { Book } from '@/lib/payouts/store'
import type { Database } from './database'
import { insertDecision, toDecisionColumns } from './decision-columns'
import { type DecisionRow, toRecordedDecision } from './decision-row'
import { sql } from './sql'

export function createBook({ pool }: Database): Book {
  return {
    async record(decision) {
      await pool.query(insertDecision(toDecisionColumns(decision)))
    },

    async decisionsOf(coachId, limit, before) {
      const older = before !== undefined && isDecisionId(before) ? sql`AND id < ${before}` : sql``
      const { rows } = await pool.query<DecisionRow>(sql`
        SELECT id, at, kind, coach_id, stripe_account_id, by_kind, by_id, from_state, to_state, generation, facts
        FROM decision
        WHERE coach_id = ${coachId} ${older}
        ORDER BY id DESC
        LIMIT ${limit}`)
      return rows.map(toRecordedDecision)
    },

    async decisionsOfCharge(coachId, reference) {
      const { rows } = await pool.query<DecisionRow>(sql`
        SELECT id, at, kind, coach_id, stripe_account_id, by_kind, by_id, from_state, to_state, generation, facts
        FROM decision
        WHERE coalesce(facts->'charge'->>'reference', facts->'refund'->>'reference') = ${reference}
          AND coach_id = ${coachId}
        ORDER BY id DESC
        LIMIT 100`)
      return rows.map(toRecordedDecision)
    },
  }
}

/** `before` may come from an address somebody typed. */
function isDecisionId(text: string): boolean {
  return /^\d{1,18}$/.test(text)
}
