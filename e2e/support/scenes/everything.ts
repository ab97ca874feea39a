import { expect } from '@playwright/test'
import type { Database } from '../../../lib/store/database'
import type { Caller } from '../caller'

/** Table → its rows. */
export type Everything = Record<string, string[]>

/**
 * Every row of every table, to see that nothing was written, after background work is done. Leaves out what servers
 * write themselves: rate limits, worker beats, static files, how far reminders came, seals and their check, the
 * work queue, alerts, balances once money reached them, and how far the sending of an email is.
 */
export async function readEverything(database: Database): Promise<Everything> {
  await expect.poll(() => countWork(database)).toBe(0)
  const {
    rate_limit_lane,
    work,
    static_file,
    account_balance,
    reminder_progress,
    decision_seal,
    seal_check,
    coach_work,
    coach_work_count,
    alert,
    alert_group,
    alert_message,
    email = [],
    ...tables
  } = await readAllRows(database)
  return { ...tables, email: email.map(withoutSending) }
}

function withoutSending(row: string): string {
  const { queued_at, settled_at, outcome, ...email } = JSON.parse(row)
  return JSON.stringify(email)
}

/** Every row of every table, now. */
export async function readAllRows({ pool }: Database): Promise<Everything> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const all = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await pool.query<{ row: string }>(
        `SELECT to_jsonb(one)::text AS row FROM "${name}" one ORDER BY 1`,
      )
      return [name, rows.map(({ row }) => row)] as const
    }),
  )
  return Object.fromEntries(all)
}

/** Leaves out the caller's rows and the limits, which name no one. */
export function without({ coachId, accountId }: Caller, { rate_limit, ...tables }: Everything): Everything {
  const isAboutThem = (row: string) => [coachId, accountId].some((id) => id !== null && row.includes(id))
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.filter((row) => !isAboutThem(row))]),
  )
}

/** Accounts with a wanted fetch, running reconciliations and running batches. */
async function countWork({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM account_counter JOIN payout_account USING (stripe_account_id)
       WHERE fetched < notified)::int + (SELECT count(*) FROM reconciliation WHERE list = 'accounts' AND ended_at IS NULL)::int
       + (SELECT count(DISTINCT batch_id) FROM batch_item JOIN batch ON batch.id = batch_id
         WHERE confirmed_at IS NOT NULL AND ended_at IS NULL AND outcome IS NULL AND tries < 9)::int AS count`,
  )
  return rows[0]?.count ?? 0
}
