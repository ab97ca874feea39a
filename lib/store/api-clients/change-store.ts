import type { Pool } from 'pg'
import type { Change, ChangeStore } from '@/lib/payouts/api-clients/change'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

const pageSize = 100

export function createChangeStore({ pool }: Database): ChangeStore {
  return {
    async changesAfter(position) {
      await numberChanges(pool)
      const { rows } = await pool.query<ChangeRow>(sql`
        SELECT change.position, decision.at, decision.kind, decision.coach_id, coach.reference, from_state, to_state
        FROM change
        JOIN decision ON decision.id = change.decision_id
        JOIN coach ON coach.id = change.coach_id
        WHERE change.position > ${position}
        ORDER BY change.position
        LIMIT ${pageSize}`)
      return rows.length > 0 || (await isToldOf(pool, position)) ? rows.map(toChange) : null
    },
  }
}

/**
 * Gives newly committed changes positions after all earlier ones. One transaction at a time; uncommitted changes get
 * later positions, whatever their ids.
 */
async function numberChanges(pool: Pool): Promise<void> {
  const { rowCount } = await pool.query(sql`SELECT FROM change WHERE position IS NULL LIMIT 1`)
  if (rowCount === 0) return
  await inTransaction(pool, async (client) => {
    await client.query(sql`SELECT pg_advisory_xact_lock(hashtext('change positions'))`)
    // A new statement sees what was committed before the lock.
    await client.query(sql`
      UPDATE change SET position = placed.position
      FROM (
        SELECT decision_id,
          (SELECT coalesce(max(position), 0) FROM change) + row_number() OVER (ORDER BY decision_id) AS position
        FROM (SELECT decision_id FROM change WHERE position IS NULL ORDER BY decision_id LIMIT 10000) waiting
      ) placed
      WHERE change.decision_id = placed.decision_id`)
  })
}

async function isToldOf(pool: Pool, position: number): Promise<boolean> {
  const { rows } = await pool.query<{ reached: boolean }>(sql`
    SELECT coalesce(max(position), 0) >= ${position} AS reached FROM change`)
  return rows[0]?.reached === true
}

interface ChangeRow {
  position: string
  at: Date
  kind: Change['kind']
  coach_id: CoachId
  reference: string | null
  from_state: string | null
  to_state: string | null
}

function toChange({ position, at, kind, coach_id, reference, from_state, to_state }: ChangeRow): Change {
  return {
    position: Number(position),
    at,
    kind,
    coach: { id: coach_id, reference },
    from: from_state as State | null,
    to: to_state as State | null,
  }
}
