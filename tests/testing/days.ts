import type { Backend } from '../../tools/testing/backend'

/** Lets time pass for everything that emails look at. */
export async function timePasses({ database: { pool } }: Backend, by: string): Promise<void> {
  await pool.query(
    `UPDATE email SET stored_at = stored_at - $1::interval, settled_at = settled_at - $1::interval,
       cause = CASE WHEN kind LIKE 'due%' THEN split_part(cause, ' ', 1) || ' ' || split_part(cause, ' ', 2) || ' ' ||
         to_char((split_part(cause, ' ', 3)::timestamptz - $1::interval) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
         ELSE cause END`,
    [by],
  )
  await pool.query(
    `UPDATE payout_account SET created_at = created_at - $1::interval, deadline = deadline - $1::interval,
       requirements = (SELECT coalesce(jsonb_agg(CASE WHEN each ->> 'dueBy' IS NULL THEN each ELSE each || jsonb_build_object(
         'dueBy', to_char(((each ->> 'dueBy')::timestamptz - $1::interval) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END), '[]')
         FROM jsonb_array_elements(requirements) each)`,
    [by],
  )
  await pool.query('UPDATE reminder_progress SET reached_at = reached_at - $1::interval', [by])
}
