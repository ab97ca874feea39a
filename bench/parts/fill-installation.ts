import { connected } from './connected'

/** Copies the first account up to `count` coaches, each a second older. No fetch is due. */
export async function fillInstallation(databaseUrl: string, count: number): Promise<void> {
  await connected(databaseUrl, async (client) => {
    await client.query('UPDATE account_counter SET fetched = notified')
    for (const statement of [coaches, accounts, counters]) await client.query(statement, [count - 1])
    await client.query('VACUUM ANALYZE')
    await client.query('CHECKPOINT')
  })
}

const id = `'acct_copy' || lpad(n::text, 12, '0')`

const coaches = `
  INSERT INTO coach (id, email, name)
  SELECT 'copy_' || n, 'copy-' || n || '@example.com', 'Coach ' || n FROM generate_series(1, $1::int) AS n`

const accounts = `
  INSERT INTO payout_account
  SELECT copy.* FROM (SELECT * FROM payout_account LIMIT 1) AS model, generate_series(1, $1::int) AS n,
    LATERAL jsonb_populate_record(model::payout_account, jsonb_build_object(
      'coach_id', 'copy_' || n, 'stripe_account_id', ${id}, 'created_at', model.created_at - interval '1 second' * n)) AS copy`

const counters = `
  INSERT INTO account_counter
  SELECT copy.* FROM (SELECT * FROM account_counter LIMIT 1) AS model, generate_series(1, $1::int) AS n,
    LATERAL jsonb_populate_record(model::account_counter, jsonb_build_object(
      'stripe_account_id', ${id}, 'lease_until', NULL)) AS copy`
