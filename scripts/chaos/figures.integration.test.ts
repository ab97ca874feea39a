import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AccountId } from '../../lib/payouts/ids'
import { type House, openHouse } from '../testing/house'
import { chanceOf } from './chance'
import { makeCoaches } from './coaches'
import { countFigures, countLost } from './figures'
import { stripeSide } from './stripe-side'

let house: House
let accountId: AccountId
const accepted = new Map<string, string>()

beforeAll(async () => {
  house = await openHouse()
  const [first] = await makeCoaches(house, 3)
  if (first === undefined) throw new Error('no coach was made')
  accountId = first.accountId
})
beforeEach(async () => {
  await house.database.pool.query('DELETE FROM notice')
  accepted.clear()
  for (const id of ['evt_one', 'evt_two']) {
    await house.engine.heed({ id, accountId, kind: 'account' })
    accepted.set(id, accountId)
  }
  while ((await house.engine.drain()) > 0);
})
afterAll(() => house.close())

test('a run in which all went well has no figure above 0', async () => {
  const chance = chanceOf(1)
  for (let change = 0; change < 4; change += 1) {
    await stripe().change(accountId, chance)
    await house.engine.heed({ id: `evt_change_${change}`, accountId, kind: 'account' })
    while ((await house.engine.drain()) > 0);
  }
  expect(await figures()).toEqual({ differing: 0, unfetched: 0, breaks: 0 })
})

test('an account that is stored otherwise than Stripe has it is counted', async () => {
  await stripe().change(accountId, chanceOf(3))
  expect(await figures()).toMatchObject({ differing: 1 })
  await house.engine.heed({ id: 'evt_three', accountId, kind: 'account' })
  while ((await house.engine.drain()) > 0);
  expect(await figures()).toMatchObject({ differing: 0 })
})

test('a notice that was accepted and not kept is counted', async () => {
  await house.database.pool.query(`DELETE FROM notice WHERE id = 'evt_one'`)
  expect(await figures()).toMatchObject({ unfetched: 1 })
  expect(await countLost(house.database.pool, accepted)).toBe(1)
})

test('notices that were kept and not fetched are counted', async () => {
  await house.engine.heed({ id: 'evt_three', accountId, kind: 'account' })
  expect(await figures()).toMatchObject({ unfetched: 2 })
  while ((await house.engine.drain()) > 0);
})

test('notices that were kept without raising the counter are counted', async () => {
  await house.database.pool.query(
    `INSERT INTO notice (id, stripe_account_id, kind) SELECT 'evt_' || n, $1, 'account' FROM generate_series(1, 50) n`,
    [accountId],
  )
  expect(await figures()).toMatchObject({ unfetched: 2 })
})

test('a decision that does not begin where the one before it ended, and one told twice, are counted', async () => {
  const before = await figures()
  await house.database.pool.query(
    `INSERT INTO decision (kind, coach_id, stripe_account_id, by_kind, from_state, to_state, generation, facts)
     SELECT 'state-changed', coach_id, stripe_account_id, 'machine', 'off', state, generation, '{}'
     FROM payout_account WHERE stripe_account_id = $1`,
    [accountId],
  )
  expect((await figures()).breaks).toBe(before.breaks + 1)
})

test('an account whose last decision is not what is stored is counted', async () => {
  const before = await figures()
  await house.database.pool.query(`UPDATE payout_account SET state = 'closed' WHERE stripe_account_id <> $1`, [
    accountId,
  ])
  expect((await figures()).breaks).toBe(before.breaks + 2)
})

const stripe = () => stripeSide(house.settings.STRIPE_API_BASE ?? '', house.settings.STRIPE_SECRET_KEY ?? '')

async function figures() {
  return countFigures(house.database.pool, await stripe().accounts(), accepted)
}
