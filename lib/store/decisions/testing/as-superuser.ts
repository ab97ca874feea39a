import type { Pool } from 'pg'
import { inTransaction } from '../../sql/transaction'

/** Runs a statement with the triggers that hold decisions and seals switched off. */
export async function asSuperuser(pool: Pool, statement: string, values: unknown[] = []): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(`SET LOCAL session_replication_role = 'replica'`)
    await client.query(statement, values)
  })
}

/** Begins again with neither decisions nor seals. */
export async function emptyDecisions(pool: Pool): Promise<void> {
  await asSuperuser(pool, 'TRUNCATE decision, decision_seal RESTART IDENTITY CASCADE')
  await pool.query(`
    UPDATE seal_check SET reached = NULL, faults = '[]', found = '[]', ended_at = NULL, whole_at = NULL,
      whole_number = NULL, whole_hash = NULL`)
}

export async function addDecisions(pool: Pool, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO decision (kind, coach_id, by_kind, facts)
     SELECT 'coach-added', 'coach-' || n, 'machine', jsonb_build_object('n', n, 'rate', 0.1 * n)
     FROM generate_series(1, $1::int) n`,
    [count],
  )
}
