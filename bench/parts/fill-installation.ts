import type { Client } from 'pg'
import { connected } from './connected'
import { writableColumns } from './other-build'
import { allOf, hasTable, type Trigger, withoutTriggers } from './schema'

/** Copies the first account up to `count` coaches, each a second older. No fetch is due. */
export async function fillInstallation(databaseUrl: string, count: number): Promise<void> {
  await connected(databaseUrl, async (client) => {
    await client.query('UPDATE account_counter SET fetched = notified')
    await withoutIndexes(client, async () => {
      await withoutTriggers(client, await dearTriggers(client), async () => {
        await client.query(coaches, [count - 1])
        await copyFirst(client, 'payout_account', account, count - 1)
      })
      await copyFirst(client, 'account_counter', counter, count - 1)
      if (await hasTable(client, 'coach_work')) await fillWorkQueue(client)
    })
    await client.query('VACUUM ANALYZE')
    await client.query('CHECKPOINT')
  })
}

/** Each account's first, so that the database knows the table's size as it does after years. */
export async function fillDecisions(databaseUrl: string): Promise<void> {
  await connected(databaseUrl, async (client) => {
    await withoutTriggers(client, allOf('decision'), () => client.query(openings))
    await client.query('VACUUM ANALYZE decision')
  })
}

const openings = `
  INSERT INTO decision (kind, coach_id, stripe_account_id, by_kind, from_state, to_state, generation, facts)
  SELECT 'account-opened', coach_id, stripe_account_id, 'machine', 'not-started', state, 0,
    '{"attempt": 1, "adopted": false, "country": "US"}' FROM payout_account`

const coaches = `
  INSERT INTO coach (id, email, name)
  SELECT 'copy_' || n, 'copy-' || n || '@example.com', 'Coach ' || n FROM generate_series(1, $1::int) AS n`

const id = `'acct_copy' || lpad(n::text, 12, '0')`
const account = `'coach_id', 'copy_' || n, 'stripe_account_id', ${id}, 'created_at', model.created_at - interval '1 second' * n`
const counter = `'stripe_account_id', ${id}, 'lease_until', NULL`

/** @param changes what differs in copy `n`, as arguments of jsonb_build_object */
async function copyFirst(client: Client, table: string, changes: string, count: number): Promise<void> {
  const columns = (await writableColumns(client, table)).join(', ')
  await client.query(
    `INSERT INTO ${table} (${columns})
     SELECT ${columns} FROM (SELECT copy.* FROM (SELECT * FROM ${table} LIMIT 1) AS model, generate_series(1, $1::int) AS n,
       LATERAL jsonb_populate_record(model::${table}, jsonb_build_object(${changes})) AS copy) AS copies`,
    [count],
  )
}

/** Of those that exist, the ones that look at each coach and put each in its place twice. */
async function dearTriggers(client: Client): Promise<Trigger[]> {
  const { rows } = await client.query<Trigger>(
    `SELECT tgrelid::regclass::text AS table, tgname::text AS name FROM pg_trigger
     WHERE tgname IN ('coach_is_queued', 'payout_account_is_queued', 'payout_account_is_of_no_erased_coach')`,
  )
  return rows
}

/** As the app does after an update. */
async function fillWorkQueue(client: Client): Promise<void> {
  const once = () => client.query<{ taken: number }>('SELECT fill_coach_work(50000) AS taken')
  for (let { rows } = await once(); (rows[0]?.taken ?? 0) > 0; { rows } = await once());
}

/** Makes those that are not unique afterwards, once. */
async function withoutIndexes(client: Client, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made FROM pg_index
     WHERE NOT indisunique AND indrelid IN (to_regclass('coach'), to_regclass('payout_account'), to_regclass('coach_work'))`,
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  await work()
  for (const { made } of rows) await client.query(made)
}
