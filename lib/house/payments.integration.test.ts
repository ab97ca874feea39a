import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import type { CoachId } from '../payouts/ids'
import { createLookStore } from '../store/look-store'
import { type Till, tillIn } from './testing/till'

let house: House
let till: Till
let coachId: CoachId
beforeAll(async () => {
  house = await openHouse({ PLATFORM_FEE_PERCENT: '10', SWEEP_EVERY_HOURS: '1' })
  till = tillIn(() => house)
  coachId = await till.readyCoach()
})
afterAll(() => house.close())

const moved = async (reference: string) => {
  const { rows } = await house.database.pool.query<{ moved: string }>(
    `SELECT kind || ' ' || amount || ' ' || currency || ' ' || state AS moved FROM movement
     WHERE reference = $1 ORDER BY 1`,
    [reference],
  )
  return rows.map(({ moved }) => moved)
}
const stateOf = async (reference: string) => {
  const { rows } = await house.database.pool.query<{ state: string; look_at: Date | null }>(
    'SELECT state, look_at FROM charge WHERE reference = $1',
    [reference],
  )
  return rows[0]
}
const outcomesOf = async (reference: string) => {
  const { rows } = await house.database.pool.query<{ outcome: string }>(
    `SELECT facts->>'outcome' AS outcome FROM decision
     WHERE kind = 'charge-outcome' AND facts->'charge'->>'reference' = $1 ORDER BY id`,
    [reference],
  )
  return rows.map(({ outcome }) => outcome)
}

test('a charge that is paid is found paid, with all that moved, and is not looked at again', async () => {
  const paymentId = await till.charge(coachId, 2_000, 'paid')
  await till.look()
  expect(await stateOf('paid')).toEqual({ state: 'open', look_at: expect.any(Date) })
  await till.pay(paymentId)
  await till.look()
  expect(await stateOf('paid')).toEqual({ state: 'paid', look_at: null })
  expect(await moved('paid')).toEqual(['capture 2000 eur done', 'fee 200 eur done', 'transfer 2000 eur done'])
  expect(await outcomesOf('paid')).toEqual(['collected', 'paid'])
})

test('a card that is declined leaves the charge open, and a canceled one is final', async () => {
  const paymentId = await till.charge(coachId, 2_000, 'canceled')
  await expect(till.pay(paymentId, 'pm_card_chargeDeclined')).rejects.toThrow('402')
  await till.look()
  expect(await stateOf('canceled')).toEqual({ state: 'open', look_at: expect.any(Date) })
  expect(await moved('canceled')).toEqual([])
  await till.atStripe('POST', `/v1/payment_intents/${paymentId}/cancel`)
  await till.look()
  expect(await stateOf('canceled')).toEqual({ state: 'canceled', look_at: null })
})

test('refunds and disputes made elsewhere are found by the comparison with Stripe’s list', async () => {
  const refunded = await till.charge(coachId, 3_000, 'refunded')
  const disputed = await till.charge(coachId, 4_000, 'disputed')
  for (const paymentId of [refunded, disputed]) await till.pay(paymentId)
  await till.look()
  const back = { reverse_transfer: 'true', refund_application_fee: 'true' }
  await till.atStripe('POST', '/v1/refunds', { payment_intent: refunded, amount: '1000', ...back })
  const { id } = await till.dispute(disputed)
  await sweep()
  expect(await moved('refunded')).toEqual([
    'capture 3000 eur done',
    'fee 300 eur done',
    'fee-return 100 eur done',
    'refund 1000 eur done',
    'reversal 1000 eur done',
    'transfer 3000 eur done',
  ])
  expect(await moved('disputed')).toContain('dispute 4000 eur needs-answer')
  const { rows } = await house.database.pool.query('SELECT due_by FROM movement WHERE stripe_id = $1', [id])
  expect(rows).toEqual([{ due_by: expect.any(Date) }])
  expect((await stateOf('disputed'))?.look_at).toBeInstanceOf(Date)

  await house.control('POST', `/_control/disputes/${id}/settle`, { outcome: 'won' })
  await till.look()
  expect(await moved('disputed')).toContain('dispute 4000 eur won')
  expect(await stateOf('disputed')).toEqual({ state: 'paid', look_at: null })
})

test('a comparison that finds nothing new has nothing looked at', async () => {
  await till.look()
  await house.database.pool.query(`UPDATE payment_sweep SET began_at = began_at - interval '2 hours'`)
  while ((await house.engine.sweepPayments()) > 0);
  const { rows } = await house.database.pool.query('SELECT compared > 1 AS compared, differing FROM payment_sweep')
  expect(rows).toEqual([{ compared: true, differing: 0 }])
})

test('of two looks the later one counts, in whatever order they are kept', async () => {
  const paymentId = await till.charge(coachId, 5_000, 'raced')
  const store = createLookStore(house.database)
  const { rows } = await house.database.pool.query(
    `SELECT platform_account_id AS "accountId", livemode AS live FROM charge LIMIT 1`,
  )
  const [platform] = rows
  const early = await store.takeLook(platform, 'raced')
  const late = await store.takeLook(platform, 'raced')
  if (early === null || late === null) throw new Error('both should have been taken')
  await store.keepLook(late, { paymentId, state: 'paid', movements: [] }, null, [])
  await store.keepLook(early, { paymentId, state: 'open', movements: [] }, 10, [])
  expect(await stateOf('raced')).toEqual({ state: 'paid', look_at: null })
})

test('a charge whose asking got no answer is looked for, and found', async () => {
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'after', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'lost' }
  expect(await house.payouts.charge(request)).toEqual({ kind: 'away' })
  await till.look()
  expect(await stateOf('lost')).toMatchObject({ state: 'open' })
  expect(await house.payouts.charge(request)).toMatchObject({ kind: 'collected' })
})

async function sweep() {
  await house.database.pool.query(`UPDATE payment_sweep SET began_at = began_at - interval '2 hours'`)
  await house.database.pool.query('UPDATE charge SET look_at = NULL')
  while ((await house.engine.sweepPayments()) > 0);
  while ((await house.engine.lookAround()) > 0);
}
