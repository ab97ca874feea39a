import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import type { Asker } from '../payouts/doors'
import { createEngine } from '../payouts/engine'
import { findMarked } from '../payouts/find-marked'
import type { CoachId } from '../payouts/ids'
import { patienceOf } from '../payouts/patience'
import { findLost } from '../payouts/payments/find-lost'
import { lookAt } from '../payouts/payments/look'
import { watchMovements } from '../payouts/payments/movement-watch'
import type { Look } from '../payouts/payments/payment-store'
import { sweepPayments } from '../payouts/payments/payment-sweep'
import { reread } from '../payouts/reread'
import { createStore } from '../store/store'
import { createProvider } from '../stripe/provider'
import { sceneIn } from './testing/scene'
import { tillIn } from './testing/till'

/** Every request for an account or a payment, or for a page of them, takes a turn: also while Stripe cuts connections. */
let house: House
const { accountIdOf, begun } = sceneIn(() => house)
const till = tillIn(() => house)
beforeAll(async () => {
  house = await openHouse()
  await house.control('POST', '/_control/notices', { silent: true })
})
beforeEach(() => house.control('DELETE', '/_control/faults'))
afterAll(() => house.close())

test.for([
  ['a person, who asks twice,', 'person', 2],
  ['a machine, which asks again later,', 'machine', 1],
] as const)('with connections cut, %s takes a turn for each request', async ([, asker, times]) => {
  const coachId = await begun()
  await cut('/v1/accounts/*')
  const { doors, turns } = arranged()
  const account = await doors.store.findAccount(coachId)
  const before = await requests()
  const answer = await reread(doors, account, 'coach', { kind: 'machine' }, patienceOf(asker, clock))
  expect(answer).toEqual({ kind: 'could-not-confirm' })
  expect(turns).toEqual(Array(times).fill(asker))
  expect((await requests()) - before).toBe(times)
})

test('a cut connection costs a person a second turn, and no answer', async () => {
  const coachId = await begun()
  await cut('/v1/accounts/*', 1)
  const { doors, turns } = arranged()
  const account = await doors.store.findAccount(coachId)
  const answer = await reread(doors, account, 'coach', { kind: 'machine' }, patienceOf('person', clock))
  expect(answer).toEqual({ kind: 'kept' })
  expect(turns).toEqual(['person', 'person'])
})

test('with connections cut, a batch of machines takes a turn for each request', async () => {
  const coaches = [await begun(), await begun(), await begun()]
  for (const coachId of coaches) await hear(coachId)
  await cut('/v1/accounts/*')
  const { doors, turns } = arranged()
  const before = await requests()
  expect(await createEngine(doors).drain()).toBe(3)
  expect(turns).toEqual(['machine', 'machine', 'machine'])
  expect((await requests()) - before).toBe(3)
})

test('a page of a sweep takes a turn, and so does each page in which a lost account is looked for', async () => {
  await begun()
  await cut('/v1/accounts')
  const { doors, turns } = arranged()
  const before = await requests()
  await createEngine(doors).sweep()
  expect(turns).toEqual(['list'])
  const patience = patienceOf('person', clock)
  expect(await findMarked({ ...doors, patience }, 'nobody' as CoachId, new Date())).toMatchObject({ kind: 'away' })
  expect(turns).toEqual(['list', 'list', 'list'])
  expect((await requests()) - before).toBe(3)
})

test('a lost account is looked for in no more pages than turns were taken, to the last of them', async () => {
  const { doors, turns } = arranged()
  const pages = [{ kind: 'more', after: 'acct_100' }, { kind: 'more', after: 'acct_200' }, { kind: 'none' }] as const
  const asked: unknown[] = []
  const provider = {
    ...doors.provider,
    findMarked: async (_coachId: CoachId, _since: Date, after: unknown) => {
      asked.push(after)
      return pages[asked.length - 1] as never
    },
  }
  const patience = patienceOf('person', clock)
  expect(await findMarked({ ...doors, provider, patience }, 'nobody' as CoachId, new Date())).toEqual({ kind: 'none' })
  expect(asked).toEqual([null, 'acct_100', 'acct_200'])
  expect(turns).toEqual(['list', 'list', 'list'])
})

test.for([
  ['a person, who asks twice,', 'person', 2],
  ['a machine, which asks again later,', 'machine', 1],
] as const)('with connections cut, %s takes a turn for each request for a payment', async ([, asker, times]) => {
  const paymentId = await till.charge(await till.readyCoach(), 1_000, `cut-${asker}`)
  await cut('/v1/payment_intents/*')
  await cut('/v1/payment_intents')
  const { doors, turns } = arranged()
  const look = await takeLook(doors, `cut-${asker}`)
  const patience = patienceOf(asker, clock)
  const before = await requests('/v1/payment_intents')
  expect(await lookAt(doors, { ...look, paymentId }, patience)).toBe('could-not-confirm')
  expect(await findLost(doors, { ...look, reference: 'lost' }, patience)).toMatchObject({ kind: 'away' })
  expect(turns).toEqual(Array(2 * times).fill(asker))
  expect((await requests('/v1/payment_intents')) - before).toBe(2 * times)
})

test('with connections cut, a page of payments and one of new movements take a turn each', async () => {
  await cut('/v1/charges')
  await cut('/v1/refunds')
  const { doors, turns } = arranged()
  await doors.store.takeMovedPage(await doors.provider.platform(), 0)
  await house.database.pool.query(`UPDATE movement_watch SET lease_until = NULL`)
  const before = (await requests('/v1/charges')) + (await requests('/v1/refunds'))
  await sweepPayments(doors)
  await watchMovements(doors)
  expect(turns).toEqual(['list', 'list'])
  expect((await requests('/v1/charges')) + (await requests('/v1/refunds')) - before).toBe(2)
})

test('what a payment shows only the beginning of, and its disputes, are asked for in turns of their own', async () => {
  const paymentId = await till.charge(await till.readyCoach(), 10_000, 'many-refunds')
  await till.pay(paymentId)
  for (let n = 0; n < 11; n += 1)
    await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '10' })
  await till.dispute(paymentId)
  const { doors, turns } = arranged()
  expect(await lookAt(doors, await takeLook(doors, 'many-refunds'), patienceOf('machine', clock))).toBe('kept')
  expect(turns).toEqual(['machine', 'machine', 'machine'])
  const payment = await doors.store.findKeptPayment(await till.platform(), 'many-refunds')
  expect(payment?.movements.filter(({ kind }) => kind === 'refund')).toHaveLength(11)
  expect(payment?.movements.filter(({ kind }) => kind === 'dispute')).toHaveLength(1)

  const once = { turn: async () => turns.push('machine') < 5 }
  const answer = await lookAt(
    { ...doors, pace: once },
    await takeLook(doors, 'many-refunds'),
    patienceOf('machine', clock),
  )
  expect(answer).toBe('could-not-confirm')
})

const clock = { now: () => new Date(), ticks: () => performance.now() }

/** The rooms of the house, before a pace that counts. */
function arranged() {
  const turns: Asker[] = []
  const doors = {
    store: createStore(house.database),
    provider: createProvider({
      secretKey: house.settings.STRIPE_SECRET_KEY ?? '',
      apiBase: house.settings.STRIPE_API_BASE,
      platform: { find: async () => null, remember: async () => {} },
      returnUrl: 'http://localhost:3000/payouts/return',
      refreshUrl: 'http://localhost:3000/payouts/refresh',
    }),
    pace: {
      turn: async ({ asker }: { asker: Asker }) => {
        turns.push(asker)
        return true
      },
    },
    clock,
    log: { info() {}, warn() {}, error() {} },
    sweepEverySeconds: 0,
    feePolicy: { percent: 0, fixed: {} },
  }
  return { doors, turns }
}

function cut(path: string, times: number | null = null): Promise<unknown> {
  return house.control('POST', '/_control/faults', { method: 'GET', path, kind: 'cut', when: 'before', times })
}

async function hear(coachId: CoachId): Promise<void> {
  const accountId = await accountIdOf(coachId)
  await house.engine.heed({ id: `evt_${accountId}`, accountId, kind: 'account' })
}

async function takeLook({ store }: ReturnType<typeof arranged>['doors'], reference: string): Promise<Look> {
  const look = await store.takeLook(await till.platform(), reference)
  if (look === null) throw new Error(`${reference} should be there`)
  return look
}

/** How many requests for such things the local Stripe has received. */
async function requests(path = '/v1/accounts'): Promise<number> {
  const { data } = await house.control<{ data: { path: string; method: string }[] }>(
    'GET',
    `/_control/requests?path=${path}&limit=10000`,
  )
  return data.filter(({ method }) => method === 'GET').length
}
