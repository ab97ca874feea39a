import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import type { Asker } from '../payouts/doors'
import { createEngine } from '../payouts/engine'
import { findMarked } from '../payouts/find-marked'
import type { CoachId } from '../payouts/ids'
import { patienceOf } from '../payouts/patience'
import { reread } from '../payouts/reread'
import { createStore } from '../store/store'
import { createProvider } from '../stripe/provider'
import { sceneIn } from './testing/scene'

/** Every request for an account, or for a page of them, takes a turn: also while Stripe cuts connections. */
let house: House
const { accountIdOf, begun } = sceneIn(() => house)
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

/** How many requests for accounts the local Stripe has received. */
async function requests(): Promise<number> {
  const { data } = await house.control<{ data: { path: string; method: string }[] }>(
    'GET',
    '/_control/requests?path=/v1/accounts&limit=10000',
  )
  return data.filter(({ method }) => method === 'GET').length
}
