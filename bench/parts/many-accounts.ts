import { connected } from './connected'

/**
 * Fills a local Stripe up to `count` accounts with copies, each a second older, with two delivered events and a request
 * key each.
 */
export async function fillTo(databaseUrl: string, count: number): Promise<void> {
  await connected(databaseUrl, async (client) => {
    await client.query(copies, [count])
    await client.query(eventsOfCopies)
    await client.query(deliveriesOfCopies)
    await client.query(keysOfCopies)
    await client.query('ANALYZE')
  })
}

/** Spread over all accounts. */
export async function someAccounts(databaseUrl: string, count: number): Promise<string[]> {
  return connected(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM account ORDER BY md5(id) LIMIT $1', [count])
    return rows.map(({ id }) => id)
  })
}

const copies = `
  WITH model AS (SELECT * FROM account ORDER BY seq LIMIT 1),
  copy AS (
    SELECT model.*, 'acct_copy' || lpad(n::text, 12, '0') AS new_id, model.created - n AS new_created
    FROM model, generate_series(1, $1::int - (SELECT count(*)::int FROM account)) AS n)
  INSERT INTO account (id, platform, created, access, profile, facts, overrides, shown, capabilities, changes_at)
  SELECT new_id, platform, new_created, access, profile, facts, overrides,
    jsonb_set(replace(shown::text, id, new_id)::jsonb, '{created}', to_jsonb(new_created)),
    replace(capabilities::text, id, new_id)::jsonb, changes_at
  FROM copy`

const eventsOfCopies = `
  INSERT INTO event (id, platform, account_id, body)
  SELECT 'evt_' || n || '_' || account.id, platform, account.id, jsonb_build_object(
    'id', 'evt_' || n || '_' || account.id, 'object', 'event', 'account', account.id, 'created', account.created,
    'type', 'account.updated', 'data', jsonb_build_object('object', account.shown))
  FROM account, generate_series(1, 2) AS n WHERE account.id LIKE 'acct_copy%'`

const deliveriesOfCopies = `
  INSERT INTO delivery (event_id, endpoint_id, settled)
  SELECT id, 'we_copy', true FROM event WHERE account_id LIKE 'acct_copy%'`

const keysOfCopies = `
  INSERT INTO idempotency_key (platform, key, fingerprint, request_id, created, answer)
  SELECT platform, 'key ' || id, md5(id), 'req_copy', created, jsonb_build_object('status', 200, 'body', shown)
  FROM account WHERE id LIKE 'acct_copy%'`
