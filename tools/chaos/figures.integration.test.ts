import type Stripe from 'stripe'
import { expect } from 'vitest'
import type { AccountId, CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Backend } from '../testing/backend'
import { backendTest } from '../testing/backend-test'
import { chanceOf } from './chance'
import { makeCoaches } from './coaches'
import { countFigures, countLost } from './figures'
import { stripeSide } from './stripe-side'

const test = backendTest()

let accountId: AccountId
let coachId: CoachId
const accepted = new Map<string, string>()

test.beforeAll(async ({ backend }) => {
  const [first] = await makeCoaches(backend, 3)
  while ((await backend.engine.fetchPending()) > 0);
  if (first === undefined) throw new Error('no coach was made')
  accountId = first.accountId
  coachId = first.coachId
})
test.beforeEach(async ({ backend }) => {
  // Counts earlier tests' events as fetched.
  await backend.database.pool.query(`
    DELETE FROM webhook_event;
    INSERT INTO webhook_event (id, stripe_account_id, kind)
    SELECT 'evt_before_' || n || stripe_account_id, stripe_account_id, 'account'
    FROM account_counter, generate_series(1, notified - 1) n`)
  accepted.clear()
  for (const id of ['evt_one', 'evt_two']) {
    await backend.engine.receive({ id, accountId, kind: 'account' })
    accepted.set(id, accountId)
  }
  while ((await backend.engine.fetchPending()) > 0);
})

test('has no figure above 0 in a good run', async ({ backend }) => {
  const chance = chanceOf(1)
  for (let change = 0; change < 4; change += 1) {
    await stripe(backend).change(accountId, chance)
    await backend.engine.receive({ id: `evt_change_${change}`, accountId, kind: 'account' })
    while ((await backend.engine.fetchPending()) > 0);
  }
  expect(await figures(backend)).toEqual({ differing: 0, unfetched: 0, breaks: 0 })
})

test('counts an account stored otherwise than at Stripe', async ({ backend }) => {
  await stripe(backend).change(accountId, chanceOf(3))
  expect(await figures(backend)).toMatchObject({ differing: 1 })
  await backend.engine.receive({ id: 'evt_three', accountId, kind: 'account' })
  while ((await backend.engine.fetchPending()) > 0);
  expect(await figures(backend)).toMatchObject({ differing: 0 })
})

test.for([
  ['state', `'off'`],
  ['requirements', `'[{}]'`],
  ['listed', `'[{}]'`],
  ['deadline', 'now()'],
  ['currency', `'chf'`],
  ['country', `'LI'`],
  ['access_lost_at', 'now()'],
  ['transfers', `'pending'`],
  ['stop', `'{}'`],
  ['payouts_enabled', 'NOT payouts_enabled'],
  ['charges_enabled', 'NOT charges_enabled'],
  ['details_submitted', 'NOT details_submitted'],
] as const)('counts an account whose %s alone is stored otherwise', async ([column, value], { backend }) => {
  const { pool } = backend.database
  const before = await figures(backend)
  await pool.query('CREATE TABLE kept AS SELECT * FROM payout_account')
  await pool.query(`UPDATE payout_account SET ${column} = ${value} WHERE stripe_account_id = $1`, [accountId])
  expect(await figures(backend)).toMatchObject({ differing: before.differing + 1 })
  await pool.query(`UPDATE payout_account SET ${column} = kept.${column} FROM kept
    WHERE kept.coach_id = payout_account.coach_id`)
  await pool.query('DROP TABLE kept')
  expect(await figures(backend)).toEqual(before)
})

test('counts an account only at Stripe, and one only stored', async ({ backend }) => {
  const all = await stripe(backend).accounts()
  const outside = { accepted, visited: new Set<string>() }
  const stranger = { ...(all[0] as Stripe.Account), id: 'acct_stranger' }
  for (const accounts of [all.slice(1), [...all, stranger]])
    expect(await countFigures(backend.database.pool, { ...outside, accounts })).toMatchObject({ differing: 1 })
})

test('counts an event accepted and not stored', async ({ backend }) => {
  await backend.database.pool.query(`DELETE FROM webhook_event WHERE id = 'evt_one'`)
  expect(await figures(backend)).toMatchObject({ unfetched: 2 })
  expect(await countLost(backend.database.pool, accepted)).toBe(1)
})

test('counts events stored and not fetched', async ({ backend }) => {
  await backend.engine.receive({ id: 'evt_three', accountId, kind: 'account' })
  expect(await figures(backend)).toMatchObject({ unfetched: 2 })
  while ((await backend.engine.fetchPending()) > 0);
})

test('counts events stored without raising the counter', async ({ backend }) => {
  await backend.database.pool.query(
    `INSERT INTO webhook_event (id, stripe_account_id, kind) SELECT 'evt_' || n, $1, 'account' FROM generate_series(1, 50) n`,
    [accountId],
  )
  expect(await figures(backend)).toMatchObject({ unfetched: 2 })
})

test('counts a counter raised without an event, unless people had it fetched', async ({ backend }) => {
  await backend.payouts.fetchAccount(coachId, 'return')
  expect(await figures(backend)).toMatchObject({ unfetched: 2 })
  expect(await figures(backend, new Set([accountId]))).toMatchObject({ unfetched: 0 })
})

test('counts a counter raised although no event named the account', async ({ backend }) => {
  const [other] = (await stripe(backend).accounts()).filter(({ id }) => id !== accountId)
  await backend.database.pool.query(
    `UPDATE account_counter SET notified = notified + 1, fetched = fetched + 1 WHERE stripe_account_id = $1`,
    [other?.id],
  )
  expect(await figures(backend)).toMatchObject({ unfetched: 1 })
})

test('counts a decision out of sequence, and one recorded twice', async ({ backend }) => {
  const before = await figures(backend)
  await backend.database.pool.query(
    `INSERT INTO decision (kind, coach_id, stripe_account_id, by_kind, from_state, to_state, generation, facts)
     SELECT 'state-changed', coach_id, stripe_account_id, 'machine', 'off', state, generation, '{}'
     FROM payout_account WHERE stripe_account_id = $1`,
    [accountId],
  )
  expect((await figures(backend)).breaks).toBe(before.breaks + 1)
})

test('counts an account whose last decision does not match', async ({ backend }) => {
  const before = await figures(backend)
  await backend.database.pool.query(`UPDATE payout_account SET state = 'closed' WHERE stripe_account_id <> $1`, [
    accountId,
  ])
  expect((await figures(backend)).breaks).toBe(before.breaks + 2)
})

const stripe = (backend: Backend) =>
  stripeSide(backend.settings.STRIPE_API_BASE ?? '', backend.settings.STRIPE_SECRET_KEY ?? '')

async function figures(backend: Backend, visited: ReadonlySet<string> = new Set()) {
  return countFigures(backend.database.pool, { accounts: await stripe(backend).accounts(), accepted, visited })
}
