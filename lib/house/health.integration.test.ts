import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import { wireEndpoint } from '../wiring'
import { on, sceneIn } from './testing/scene'

let house: House
const { accountIdOf, begun, change, drain } = sceneIn(() => house)
beforeAll(async () => {
  house = await openHouse()
  await house.control('POST', '/_control/notices', { silent: true })
  await endpoint().setUp()
})
beforeEach(async () => {
  await house.control('DELETE', '/_control/faults')
  await house.database.pool.query('TRUNCATE notice, refused_count, sweep, sweep_window, orphan, drift')
  await house.database.pool.query('UPDATE account_counter SET fetched = notified, failures = 0')
})
afterAll(() => house.close())

const endpoint = () => {
  const { APP_URL = '', STRIPE_SECRET_KEY = '', STRIPE_API_BASE } = house.settings
  return wireEndpoint({ APP_URL, STRIPE_SECRET_KEY, STRIPE_API_BASE })
}

/** What is not fine, the worst first. */
async function troubles(): Promise<string[]> {
  const { findings } = await house.operator.selfCheck()
  return findings.filter(({ severity }) => severity !== 'fine').map(({ name, severity }) => `${name} ${severity}`)
}

test('a house in which notices arrive and everybody is confirmed has nothing wrong', async () => {
  await hearOf(await begun())
  expect(await troubles()).toEqual([])
  expect((await house.operator.selfCheck()).verdict).toMatchObject({ name: 'all-well' })
})

test('a coach who has begun without a notice ever heard is found, until one is heard', async () => {
  const coachId = await begun()
  expect(await troubles()).toEqual(['never-heard look'])
  await house.database.pool.query(`UPDATE payout_account SET created_at = now() - interval '2 hours'`)
  expect(await troubles()).toEqual(['never-heard broken'])
  await hearOf(coachId)
  expect(await troubles()).toEqual([])
})

test('a change that only a sweep found says that notices are being lost', async () => {
  const coachId = await begun()
  await hearOf(coachId)
  await change(coachId, on)
  while ((await house.engine.sweep()) > 0);
  await house.database.pool.query(`UPDATE account_counter SET retry_at = retry_at - interval '1 minute'`)
  await drain()
  expect(await troubles()).toEqual(['drift broken'])
  await house.database.pool.query(`UPDATE drift SET found_at = now() - interval '8 days'`)
  expect(await troubles()).toEqual([])
})

test('an account whose reads fail cannot be confirmed until one works', async () => {
  const coachId = await begun()
  const accountId = await accountIdOf(coachId)
  const fault = { method: 'GET', path: `/v1/accounts/${accountId}`, kind: 'status', status: 400, times: 9 }
  await house.control('POST', '/_control/faults', fault)
  await hearOf(coachId)
  await drain()
  expect(await troubles()).toEqual(['failing look'])
  await house.control('DELETE', '/_control/faults')
  await house.database.pool.query('UPDATE account_counter SET retry_at = NULL')
  await drain()
  expect(await troubles()).toEqual([])
})

test('an orphan is found until its coach sets up again and is given it', async () => {
  const coachId = await house.newCoach()
  await hearOf(await begun())
  const fault = { method: 'POST', path: '/v1/accounts', kind: 'cut', when: 'after', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  await house.payouts.setUp(coachId, 'DE')
  while ((await house.engine.sweep()) > 0);
  expect(await troubles()).toEqual(['orphans look'])
  await house.payouts.setUp(coachId, 'DE')
  await drain()
  expect(await troubles()).toEqual([])
})

test('what was refused is found once it is kept, as long as nothing signed comes', async () => {
  const coachId = await begun()
  await hearOf(coachId)
  await house.database.pool.query(`UPDATE notice SET heard_at = now() - interval '2 hours'`)
  for (let n = 0; n < 3; n += 1) house.engine.refuse('forged')
  expect(await troubles()).toEqual([])
  await house.engine.keepRefusals()
  expect(await troubles()).toEqual(['unsigned look'])
  await hearOf(coachId)
  expect(await troubles()).toEqual([])
})

test.each([
  ['answers 401', { kind: 'status', status: 401 }, 'key-refused broken'],
  ['may not be asked by our key', { kind: 'status', status: 403 }, 'endpoint-not-allowed look'],
  ['breaks', { kind: 'status', status: 500 }, 'away broken'],
  ['cuts the connection', { kind: 'cut', times: 3 }, 'away broken'],
])('when Stripe %s, that is found, and the rest is told all the same', async (_how, fault, found) => {
  await hearOf(await begun())
  await house.control('POST', '/_control/faults', { method: 'GET', path: '/v1/webhook_endpoints', ...fault })
  const { findings } = await house.operator.selfCheck()
  expect(findings[0]).toMatchObject({ name: found.split(' ')[0], severity: found.split(' ')[1] })
  expect(findings.map(({ name }) => name)).toContain('heard')
})

let heard = 0

/** A notice of the coach's account comes, and is read if Stripe answers. */
async function hearOf(coachId: Parameters<typeof accountIdOf>[0]): Promise<void> {
  heard += 1
  await house.engine.heed({ id: `evt_${heard}`, accountId: await accountIdOf(coachId), kind: 'account' })
  await drain()
}
