import { expect } from 'vitest'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import type { Scene } from './testing/scene'
import { advance, advanceTo, type Weekday, weekdays } from './testing/stripe-clock'
import type { Till } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })
test.afterEach(({ backend }) => backend.control('DELETE', '/_control/faults'))

const day = 86_400

test('shows money on its way to the bank, to the cent, and which payments are in a payout', async ({
  backend,
  scene,
  till,
}) => {
  const { coachId } = await coachWithBank(backend, scene)
  await paid(till, coachId, 10_000, 'first')
  await paid(till, coachId, 5_000, 'second')
  await refresh(backend, coachId)
  const waiting = await backend.payouts.money(coachId)
  expect(waiting.balance?.amounts).toMatchObject([{ currency: 'eur', available: 0, pending: 13_500 }])
  const from = waiting.balance?.amounts[0]?.pendingFrom ?? new Date(0)
  expect(from.getTime()).toBeGreaterThan(Date.now() + 5 * day * 1000)
  expect(waiting.next).toMatchObject([{ currency: 'eur', amount: 13_500 }])

  await advance(backend, 10 * day)
  await refresh(backend, coachId)
  const { balance, payouts } = await backend.payouts.money(coachId)
  expect(balance?.amounts.filter(({ available, pending }) => available !== 0 || pending !== 0)).toEqual([])
  expect(payouts).toHaveLength(1)
  expect(payouts[0]).toMatchObject({ amount: 13_500, currency: 'eur', isAutomatic: true, lineCount: 2 })
  expect(payouts[0]?.bankLast4).toMatch(/^\d{4}$/)
  expect(payouts[0]?.lines?.map(({ kind, amount, reference }) => [kind, amount, reference])).toEqual([
    ['payment', 9_000, 'first'],
    ['payment', 4_500, 'second'],
  ])
})

const daily = { interval: 'daily' }
const weekly = { interval: 'weekly', 'weekly_payout_days][0': 'friday', 'weekly_payout_days][1': 'thursday' }
const monthly = { interval: 'monthly', monthly_anchor: '31' }

test.for<[country: string, currency: string, payments: [Weekday, Schedule, sent: Weekday | 'any'][]]>([
  [
    'DE',
    'eur',
    [
      ['Thu', daily, 'Thu'],
      ['Sat', daily, 'Sat'],
      ['Sun', daily, 'Sun'],
    ],
  ],
  [
    'US',
    'usd',
    [
      ['Mon', weekly, 'Thu'],
      ['Mon', monthly, 'any'],
    ],
  ],
])('estimates in %s the day on which the next payout then arrives', async (row, { backend, scene, till }) => {
  const [country, currency, payments] = row
  const { coachId, accountId } = await coachWithBank(backend, scene, country)
  for (const [paidOn, schedule, sent] of payments) {
    await till.atStripe('POST', `/v1/accounts/${accountId}`, inSettings(schedule))
    await advanceTo(backend, paidOn)
    await paid(till, coachId, 2_000, crypto.randomUUID(), currency)
    await refresh(backend, coachId)
    const [next] = (await backend.payouts.money(coachId)).next
    if (sent !== 'any') expect(next?.sentOn.getUTCDay()).toBe(weekdays.indexOf(sent))
    await advance(backend, (schedule === monthly ? 40 : 12) * day)
    await refresh(backend, coachId)
    const [payout] = (await backend.payouts.money(coachId)).payouts
    expect(payout).toMatchObject({ currency, amount: next?.amount, arrivesOn: next?.arrivesOn })
  }
})

test('fetches a balance by itself once money reaches its account, and follows its payout', async ({
  backend,
  scene,
  till,
}) => {
  const { coachId } = await coachWithBank(backend, scene)
  await paid(till, coachId, 2_000, 'followed')
  expect((await backend.payouts.money(coachId)).balance).toBeNull()
  await runDue(backend)
  expect((await backend.payouts.money(coachId)).balance?.amounts).toMatchObject([{ pending: 1_800 }])
  await advance(backend, 10 * day)
  await runDue(backend)
  expect((await backend.payouts.money(coachId)).payouts).toMatchObject([{ amount: 1_800 }])
})

test('says what was taken back in a payout', async ({ backend, scene, till }) => {
  const { coachId } = await coachWithBank(backend, scene)
  await paid(till, coachId, 4_000, 'kept')
  await paid(till, coachId, 3_000, 'returned')
  const refund = { id: crypto.randomUUID(), reference: 'returned', amount: 1_000, takesBack: true, leftSeen: 3_000 }
  expect(await backend.payouts.refund('admin-1' as never, refund)).toEqual({ kind: 'made' })
  await advance(backend, 10 * day)
  await refresh(backend, coachId)
  const [payout] = (await backend.payouts.money(coachId)).payouts
  expect(payout?.lines?.map(({ kind, amount, reference }) => [kind, amount, reference])).toContainEqual([
    'taken-back',
    -1_000,
    'returned',
  ])
  expect(payout?.lines?.reduce((sum, { amount }) => sum + amount, 0)).toBe(payout?.amount)
})

test('says why a payout failed to coach and staff, once, until one works', async ({ backend, scene, till }) => {
  const { coachId, accountId } = await coachWithBank(backend, scene)
  await paid(till, coachId, 2_000, 'sent-back')
  await advance(backend, 8 * day)
  await refresh(backend, coachId)
  const [sent] = (await backend.payouts.money(coachId)).payouts
  await backend.control('POST', `/_control/payouts/${sent?.id}/fail`, { code: 'account_closed' })
  await refresh(backend, coachId)
  await refresh(backend, coachId)
  const money = await backend.payouts.money(coachId)
  expect(money.next).toEqual([])
  expect(money.failed).toMatchObject([{ id: sent?.id, state: 'failed', failure: 'account-closed', amount: 1_800 }])
  expect(await backend.payouts.coachMoney('admin-1' as AdminId, coachId)).toMatchObject({ failed: money.failed })
  const { timeline } = await backend.payouts.status(coachId)
  const about = { kind: 'payout-failed', payout: { id: sent?.id, failure: 'account-closed' } }
  expect(timeline.filter(({ kind }) => kind === 'payout-failed')).toMatchObject([about])

  await backend.control('POST', `/_control/accounts/${accountId}/acts`, { act: 'ready' })
  await advance(backend, 8 * day)
  await refresh(backend, coachId)
  expect((await backend.payouts.money(coachId)).failed).toEqual([])
})

test('adds up a payout to the cent after two that the bank sent back', async ({ backend, scene, till }) => {
  const { coachId, accountId } = await coachWithBank(backend, scene)
  await paid(till, coachId, 2_000, 'sent-twice')
  for (const reason of ['account_closed', 'no_account']) {
    await advance(backend, 8 * day)
    await refresh(backend, coachId)
    const [sent] = (await backend.payouts.money(coachId)).payouts
    await backend.control('POST', `/_control/payouts/${sent?.id}/fail`, { code: reason })
    await backend.control('POST', `/_control/accounts/${accountId}/acts`, { act: 'ready' })
  }
  await paid(till, coachId, 3_000, 'new')
  await advance(backend, 10 * day)
  await refresh(backend, coachId)
  const { payouts } = await backend.payouts.money(coachId)
  expect(payouts.length).toBeGreaterThan(2)
  for (const { amount, lines } of payouts) expect(lines?.reduce((sum, line) => sum + line.amount, 0)).toBe(amount)
  expect(payouts.flatMap(({ lines }) => lines ?? []).filter(({ kind }) => kind === 'returned')).toHaveLength(2)
})

test('reads in the background what every payout holds, also behind one that Stripe cannot say', async ({
  backend,
  scene,
  till,
}) => {
  const { coachId, accountId } = await coachWithBank(backend, scene)
  await paid(till, coachId, 2_000, 'oldest')
  await advance(backend, 10 * day)
  await refresh(backend, coachId)
  await backend.database.pool.query(
    `INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, created_at, arrives_on, is_automatic)
     SELECT 'po_gone_' || $1::text || each, $1, 1, 'eur', 'paid', now() + interval '1 year', now(), true FROM generate_series(1, 3) each`,
    [accountId],
  )
  await backend.database.pool.query(
    "UPDATE payout SET lines_kept_at = NULL WHERE stripe_account_id = $1 AND stripe_id NOT LIKE 'po_gone%'",
    [accountId],
  )
  const waiting = async () =>
    (await backend.payouts.money(coachId)).payouts.filter(
      ({ id, lines }) => lines === null && !id.startsWith('po_gone'),
    )
  expect(await waiting()).toHaveLength(1)
  for (let round = 0; round < 4; round++) {
    await backend.database.pool.query(
      "UPDATE account_balance SET contents_due_at = now() - interval '1 second' WHERE stripe_account_id = $1",
      [accountId],
    )
    await backend.engine.refreshDueBalances()
  }
  expect(await waiting()).toEqual([])
})

test('keeps what it knows while Stripe does not answer, and says so', async ({ backend, scene, till }) => {
  const { coachId } = await coachWithBank(backend, scene)
  await paid(till, coachId, 2_000, 'kept-meanwhile')
  await refresh(backend, coachId)
  await backend.control('POST', '/_control/faults', {
    kind: 'status',
    status: 500,
    method: 'GET',
    path: '/v1/balance',
    times: null,
  })
  expect(await backend.payouts.refreshMoney(coachId)).toEqual({ kind: 'could-not-confirm' })
  const { balance, isDue, isUnconfirmed } = await backend.payouts.money(coachId)
  expect(isUnconfirmed).toBe(true)
  expect(balance).toMatchObject({ amounts: [{ pending: 1_800 }] })
  expect(isDue).toBe(false)
})

test('has nothing to fetch before there is an account, and asks Stripe once a moment', async ({ backend }) => {
  const coachId = await backend.newCoach()
  expect(await backend.payouts.refreshMoney(coachId)).toEqual({ kind: 'no-account' })
  await backend.payouts.refreshMoney(coachId)
  expect(await backend.payouts.refreshMoney(coachId)).toMatchObject({ kind: 'too-soon' })
})

type Schedule = Record<string, string>

const inSettings = (schedule: Schedule) =>
  Object.fromEntries(Object.entries(schedule).map(([name, value]) => [`settings[payouts][schedule][${name}]`, value]))

async function coachWithBank(backend: Backend, scene: Scene, country = 'DE') {
  const coachId = await backend.newCoach()
  await backend.payouts.setUp(coachId, country)
  const accountId = await scene.accountIdOf(coachId)
  await backend.control('POST', `/_control/accounts/${accountId}/acts`, { act: 'ready' })
  await scene.fetchPending()
  await backend.payouts.fetchAccount(coachId, 'return')
  await backend.database.pool.query('DELETE FROM account_balance WHERE stripe_account_id = $1', [accountId])
  return { coachId, accountId }
}

async function paid(till: Till, coachId: CoachId, amount: number, reference: string, currency?: string): Promise<void> {
  await till.pay(await till.charge(coachId, amount, reference, currency))
  await till.check()
}

/** By its limit, a person may ask twice a minute. */
async function refresh(backend: Backend, coachId: CoachId): Promise<void> {
  await backend.database.pool.query("DELETE FROM rate_limit WHERE key LIKE 'balance/%'")
  expect(await backend.payouts.refreshMoney(coachId)).toEqual({ kind: 'kept' })
}

async function runDue(backend: Backend): Promise<void> {
  await backend.database.pool.query(
    "UPDATE account_balance SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL",
  )
  while ((await backend.engine.refreshDueBalances()) > 0);
}
