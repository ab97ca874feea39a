import type { Client } from 'pg'
import { connected } from './connected'
import { writableColumns } from './other-build'

/** Copies the first account up to `count` coaches, each a second older. No fetch is due. */
export async function fillInstallation(databaseUrl: string, count: number): Promise<void> {
  await connected(databaseUrl, async (client) => {
    await client.query('UPDATE account_counter SET fetched = notified')
    await client.query(coaches, [count - 1])
    await copyFirst(client, 'payout_account', account, count - 1)
    await copyFirst(client, 'account_counter', counter, count - 1)
    await client.query('VACUUM ANALYZE')
    await client.query('CHECKPOINT')
  })
}

/** Each account's first, so that the database knows the table's size as it does after years. */
export async function fillDecisions(databaseUrl: string): Promise<void> {
  await connected(databaseUrl, async (client) => {
    await client.query('ALTER TABLE decision DISABLE TRIGGER ALL')
    await client.query(openings)
    await client.query('ALTER TABLE decision ENABLE TRIGGER ALL')
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
