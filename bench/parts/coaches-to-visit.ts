import { connected } from './connected'
import { allOf, hasTable, withoutTriggers } from './schema'

/** By what their status pages say. */
export const coachesToVisit = { 'new coach': 'new_coach', 'half set up': 'copy_1', 'ready, with money': 'copy_2' }

/**
 * Adds a new coach and gives the second copy what a coach has after some months: payments, refusals and a timeline, and
 * where the schema knows them, a balance and payouts.
 */
export async function arrangeCoaches(databaseUrl: string): Promise<void> {
  await connected(databaseUrl, async (client) => {
    await client.query(`INSERT INTO coach (id, email, name) VALUES ('new_coach', 'new@example.com', 'New Coach')`)
    for (const statement of [ready, timeline, refusals, payments]) await client.query(statement)
    await withoutTriggers(client, allOf('movement'), () => client.query(movements))
    if (await hasTable(client, 'account_balance'))
      for (const statement of [balance, payouts, lines]) await client.query(statement)
    await client.query('ANALYZE decision, payment, movement')
  })
}

const account = `(SELECT * FROM payout_account WHERE coach_id = 'copy_2') account`

const ready = `
  UPDATE payout_account SET payouts_enabled = true, charges_enabled = true, details_submitted = true,
    transfers = 'active', state = 'ready', stop = NULL, requirements = '[]', listed = '[]', deadline = NULL
  WHERE coach_id = 'copy_2'`

const timeline = `
  INSERT INTO decision (kind, coach_id, stripe_account_id, by_kind, from_state, to_state, generation, facts)
  SELECT 'account-opened', coach_id, stripe_account_id, 'machine', 'not-started', 'unfinished', 0,
    '{"attempt": 1, "adopted": false, "country": "US"}'::jsonb FROM ${account}
  UNION ALL
  SELECT 'link-handed-out', coach_id, stripe_account_id, 'machine', NULL, NULL, NULL, '{"link": "onboarding"}'
  FROM ${account}
  UNION ALL
  SELECT 'state-changed', coach_id, stripe_account_id, 'machine', 'unfinished', 'ready', 1,
    '{"cause": "webhook-event", "payoutsEnabled": true, "chargesEnabled": true, "reason": null}' FROM ${account}`

const refusals = `
  INSERT INTO decision (kind, coach_id, stripe_account_id, by_kind, facts)
  SELECT 'charge-refused', coach_id, stripe_account_id, 'machine', jsonb_build_object(
    'charge', jsonb_build_object('amount', 1000, 'currency', 'usd', 'reference', 'refused-' || n),
    'evidence', jsonb_build_object('payoutsEnabled', false, 'chargesEnabled', false, 'transfers', 'inactive',
      'generation', 0, 'ageSeconds', 1),
    'reasons', jsonb_build_array('payouts-off'))
  FROM ${account}, generate_series(1, 2) n`

const payments = `
  INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee, state)
  SELECT 'visit-' || n, coach_id, stripe_account_id, platform_account_id, livemode, 1000, 'usd', 100, 'paid'
  FROM ${account}, generate_series(1, 30) n`

const movements = `
  INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
  SELECT 'transfer-' || n, 'visit-' || n, 'transfer', 900, 'usd', now() - interval '1 day' * n, 'done'
  FROM generate_series(1, 30) n`

const balance = `
  INSERT INTO account_balance (stripe_account_id, asked, kept, amounts, schedule, checked_at)
  SELECT stripe_account_id, 1, 1,
    '[{"currency": "usd", "available": 5400, "pending": 2700, "pendingFrom": "2030-01-02T00:00:00Z"}]',
    '{"interval": "daily", "weekday": null, "dayOfMonth": null}', now() FROM ${account}`

const payouts = `
  INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, created_at, arrives_on, bank_last4, is_automatic, lines_kept_at)
  SELECT 'payout-' || n, stripe_account_id, 5400, 'usd', CASE WHEN n = 1 THEN 'on-its-way' ELSE 'paid' END,
    now() - interval '1 day' * n, date_trunc('day', now()) - interval '1 day' * (n - 2), '6789', true, now()
  FROM ${account}, generate_series(1, 5) n`

const lines = `
  INSERT INTO payout_line (stripe_id, payout_id, kind, amount, movement_id)
  SELECT 'line-' || n, 'payout-' || 1 + n % 5, 'payment', 900, 'transfer-' || n FROM generate_series(1, 30) n`
