import { expect } from 'vitest'
import { presentations } from '@/lib/payouts/accounts/presentation'
import type { AlertFacts } from '@/lib/payouts/alerts/alert'
import { isFinal, type State, states } from '@/lib/payouts/vocabulary/accounts/state'
import { usualTimings } from '@/lib/payouts/vocabulary/alert'
import { isMendable, paymentRefusals } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import { refundRefusals } from '@/lib/payouts/vocabulary/payments/refund'
import { test } from '../testing/store-test'
import { platform, type TwoServers } from '../testing/two-servers'

test('a change of state raises one alert, by what the domain calls paid and closed', async ({ servers: { pool } }) => {
  const pairs = states.flatMap((from) => states.map((to) => ({ from, to })))
  await pool.query(
    `INSERT INTO decision (kind, coach_id, by_kind, from_state, to_state, facts)
     SELECT 'state-changed', 'pair', 'sweep', "from", "to", '{}' FROM jsonb_to_recordset($1) pair ("from" text, "to" text)`,
    [JSON.stringify(pairs)],
  )
  const { rows } = await pool.query(
    `SELECT from_state AS from, to_state AS to, alert.kind FROM decision JOIN alert ON decision_id = decision.id
     WHERE decision.coach_id = 'pair' ORDER BY decision.id`,
  )
  expect(rows).toEqual(pairs.flatMap((pair) => (kindOf(pair) === null ? [] : [{ ...pair, kind: kindOf(pair) }])))
})

function kindOf({ from, to }: { from: State; to: State }) {
  if (isFinal(to)) return isFinal(from) || from === 'not-started' ? null : 'account-closed'
  return presentations[from].canBePaid && !presentations[to].canBePaid ? 'coach-stopped' : null
}

test('what the provider refused raises an alert where the platform can mend it', async ({ servers }) => {
  const refused = (kind: string, facts: object) => decide(servers, kind, facts)
  for (const reason of ['platform-not-ready', 'other'])
    for (const kind of ['set-up-refused', 'link-refused'])
      expect(await refused(kind, { reason })).toEqual([kind.replace('-refused', '')])
  for (const reason of ['country-unsupported', 'rejected', 'no-access'])
    expect(await refused('link-refused', { reason })).toEqual([])
  expect(await refused('account-not-closed', { reason: 'other' })).toEqual(['closing'])
  for (const outcome of [...paymentRefusals, 'made', 'paid', 'away'])
    expect(await refused('charge-outcome', { outcome, charge: { reference: 'r' } }), outcome).toEqual(
      isMendable(outcome as (typeof paymentRefusals)[number]) ? ['payment'] : [],
    )
  for (const outcome of [...refundRefusals, 'made', 'lost', 'away'])
    expect(await refused('refund-outcome', { outcome, refund: { reference: 'r' } }), outcome).toEqual(
      ['no-money', 'gone', 'other'].includes(outcome) ? ['refund'] : [],
    )
  expect(await refused('charge-outcome', {})).toEqual([])
})

test('a dispute raises an alert for each of its calls for an answer, however often it is stored', async ({
  servers,
}) => {
  const { pool } = servers
  const { reference, coachId } = await newPayment(servers)
  const store = (state: string) =>
    pool.query(
      `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state, due_by)
       VALUES ('dp_1', $1, 'dispute', 4200, 'eur', now(), $2, now() + interval '7 days')
       ON CONFLICT (stripe_id) DO UPDATE SET state = excluded.state`,
      [reference, state],
    )
  for (const state of ['inquiry', 'inquiry', 'needs-answer', 'needs-answer', 'under-review', 'won']) await store(state)
  const { rows } = await pool.query(`SELECT kind, about, coach_id, reference FROM alert WHERE reference = $1`, [
    reference,
  ])
  const raised = { kind: 'dispute', about: 'dp_1', coach_id: coachId, reference }
  expect(rows).toEqual([raised, raised])
})

test('finds what became of each cause', async ({ servers, store }) => {
  const { pool } = servers
  const { reference, coachId, accountId } = await newPayment(servers)
  const decided = (kind: string, facts: object) => decide(servers, kind, facts, { coachId, accountId })
  const payout = (id: string, state: string, daysAgo: number) =>
    pool.query(
      `INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, failure, created_at, arrives_on,
         is_automatic)
       VALUES ($1, $2, 4200, 'eur', $3, CASE $3 WHEN 'failed' THEN 'account-closed' END,
         now() - interval '1 day' * $4::int, now(), true)
       ON CONFLICT (stripe_id) DO UPDATE SET state = excluded.state`,
      [id, accountId, state, daysAgo],
    )
  const movement = (state: string) =>
    pool.query(
      `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
       VALUES ('dp_2', $1, 'dispute', 4200, 'eur', now(), $2)
       ON CONFLICT (stripe_id) DO UPDATE SET state = excluded.state`,
      [reference, state],
    )
  await payout('po_1', 'failed', 3)
  await decided('payout-failed', { payout: { id: 'po_1' } })
  await movement('needs-answer')
  await decided('link-refused', { reason: 'other' })
  await decided('charge-outcome', { outcome: 'other', charge: { reference } })
  await decided('refund-outcome', { outcome: 'no-money', refund: { reference } })
  await pool.query(`UPDATE payment SET state = 'declined' WHERE reference = $1`, [reference])
  const facts = () => factsOf(servers, coachId)
  expect(await facts()).toMatchObject([
    { kind: 'payout-failed', doesPayoutFail: true },
    { kind: 'dispute', dispute: { state: 'needs-answer', dueBy: null }, reference },
    { kind: 'provider-refused', about: 'link', hasSucceeded: false, state: 'unfinished' },
    { kind: 'provider-refused', about: 'payment', hasSucceeded: false },
    { kind: 'provider-refused', about: 'refund', hasSucceeded: false },
  ])

  await payout('po_2', 'on-its-way', 1)
  await movement('won')
  const by = { kind: 'machine' } as const
  await store.decisions.record({ kind: 'link-handed-out', coachId, accountId, by, link: 'onboarding' })
  await pool.query(`UPDATE payment SET state = 'paid' WHERE reference = $1`, [reference])
  await pool.query(
    `INSERT INTO refund (id, reference, amount, takes_back, asked_by, asked_at, state)
     VALUES (gen_random_uuid(), $1, 100, true, 'admin', now() + interval '1 minute', 'made')`,
    [reference],
  )
  expect(await facts()).toMatchObject([
    { doesPayoutFail: false },
    { dispute: { state: 'won' } },
    { hasSucceeded: true },
    { hasSucceeded: true },
    { hasSucceeded: true },
  ])
  await payout('po_2', 'canceled', 1)
  expect((await facts())[0]).toMatchObject({ doesPayoutFail: true })
})

test('keeps what each of staff chose, and the usual for the rest', async ({ servers, store }) => {
  const [{ id }] = (
    await servers.pool.query(`INSERT INTO "user" (id, email) VALUES ('staff', 's@example.com') RETURNING id`)
  ).rows
  expect(await store.alerts.getAlertChoices(id)).toEqual(usualTimings)
  await store.alerts.chooseAlerts(id, { ...usualTimings, dispute: 'none' })
  await store.alerts.chooseAlerts(id, { ...usualTimings, health: 'digest' })
  expect(await store.alerts.getAlertChoices(id)).toEqual({ ...usualTimings, health: 'digest' })
})

/** What the alert it raises is about, if any. */
async function decide(
  { pool }: TwoServers,
  kind: string,
  facts: object,
  { coachId, accountId }: { coachId: string | null; accountId: string | null } = { coachId: null, accountId: null },
): Promise<string[]> {
  const { rows } = await pool.query(
    `INSERT INTO decision (kind, coach_id, stripe_account_id, by_kind, facts) VALUES ($1, $2, $3, 'sweep', $4) RETURNING id`,
    [kind, coachId, accountId, facts],
  )
  const { rows: raised } = await pool.query(`SELECT about FROM alert WHERE decision_id = $1`, [rows[0].id])
  return raised.map(({ about }) => about)
}

async function newPayment(servers: TwoServers) {
  const { coachId, accountId } = await servers.newAccount()
  const reference = `order-${coachId}`
  await servers.pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
     VALUES ($1, $2, $3, $4, false, 4200, 'eur', 0)`,
    [reference, coachId, accountId, platform.accountId],
  )
  return { reference, coachId, accountId }
}

/** As a message about all of a coach's alerts finds them. */
async function factsOf({ pool, stores: [store] }: TwoServers, coachId: string) {
  const { rows } = await pool.query(
    `WITH grouped AS (INSERT INTO alert_group (kind) VALUES ('dispute') RETURNING id),
       noted AS (UPDATE alert SET group_id = grouped.id FROM grouped WHERE coach_id = $1 RETURNING 1)
     INSERT INTO alert_message (kind, cause, group_id)
     SELECT 'webhook', gen_random_uuid(), id FROM grouped RETURNING id`,
    [coachId],
  )
  const found: AlertFacts[] = []
  await store.alerts.settleAlertMessage(rows[0].id, platform, async ({ alerts }) => {
    found.push(...alerts.alerts)
    return 'cured'
  })
  return found
}
