import { expect } from '@playwright/test'
import type { Database } from '../../../lib/store/database'
import type { Caller } from '../caller'

/** Table → its rows. */
export type Everything = Record<string, string[]>

/** What servers write without being asked. */
const writtenByServers = [
  'rate_limit_lane',
  'work',
  'static_file',
  // Once money reached them.
  'account_balance',
  'reminder_progress',
  'decision_seal',
  'seal_check',
  'coach_work',
  'coach_work_count',
  'home_change',
  'home_total',
  'home_day',
  'daily_readiness',
  'daily_money',
  'hourly_events',
  'alert',
  'alert_group',
  'alert_message',
  'batch_item',
  'batch_count',
]

/**
 * Every row, to see that nothing was written, after background work is done. Leaves out what servers write themselves: how
 * far the sending of an email is, the token that it gives a coach who stopped no reminder, and when a batch ended, too.
 */
export async function readEverything(database: Database): Promise<Everything> {
  await expect.poll(() => countWork(database)).toBe(0)
  const { email = [], reminder_choice = [], batch = [], ...tables } = await readRows(database, writtenByServers)
  return {
    ...tables,
    email: email.map(withoutSending),
    reminder_choice: reminder_choice.filter(isStopped),
    batch: batch.map(withoutEnd),
  }
}

function withoutSending(row: string): string {
  const { queued_at, settled_at, outcome, ...email } = JSON.parse(row)
  return JSON.stringify(email)
}

function withoutEnd(row: string): string {
  const { ended_at, ...batch } = JSON.parse(row)
  return JSON.stringify(batch)
}

function isStopped(choice: string): boolean {
  return JSON.parse(choice).stopped_at !== null
}

/** Every row of every table, now. */
export function readAllRows(database: Database): Promise<Everything> {
  return readRows(database, [])
}

async function readRows({ pool }: Database, leftOut: string[]): Promise<Everything> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)`,
    [leftOut],
  )
  const each = tables.map(({ name }) => `SELECT '${name}' AS name, to_jsonb(one)::text AS row FROM "${name}" one`)
  const { rows } = await pool.query<{ name: string; row: string }>(`${each.join(' UNION ALL ')} ORDER BY 1, 2`)
  const all: Everything = Object.fromEntries(tables.map(({ name }) => [name, []]))
  for (const { name, row } of rows) all[name]?.push(row)
  return all
}

/** Leaves out the caller's rows and the limits, which name no one. */
export function without({ coachId, accountId }: Caller, { rate_limit, ...tables }: Everything): Everything {
  const isAboutThem = (row: string) => [coachId, accountId].some((id) => id !== null && row.includes(id))
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.filter((row) => !isAboutThem(row))]),
  )
}

/** Accounts with a wanted fetch, and running reconciliations. */
async function countWork({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM account_counter JOIN payout_account USING (stripe_account_id)
       WHERE fetched < notified)::int + (SELECT count(*) FROM reconciliation WHERE list = 'accounts' AND ended_at IS NULL)::int
         AS count`,
  )
  return rows[0]?.count ?? 0
}
