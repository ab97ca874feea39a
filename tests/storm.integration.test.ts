import { expect } from 'vitest'
import { createEngine, type Engine } from '../lib/payouts/for-machines'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { portsOf } from './testing/ports'
import { requestsTo } from './testing/requests'
import { on, type Scene } from './testing/scene'

/** Many accounts change at once; each is settled, whatever works of single fetches and pages. */
const test = backendTest({ isSilent: true })

const size = 6

test.beforeEach(async ({ backend }) => {
  await backend.control('DELETE', '/_control/faults')
  await backend.database.pool.query('UPDATE account_counter SET fetched = notified, by_itself = false')
})

/** An engine to which four waiting accounts are a storm, and 1,000 a second many. */
function engineOf(backend: Backend, ports = portsOf(backend).ports): Engine {
  return createEngine({ ...ports, stormBounds: { waiting: 4, comingPerSecond: 1_000 } })
}

async function begun(scene: Scene, count: number): Promise<CoachId[]> {
  const coaches: CoachId[] = []
  for (let made = 0; made < count; made += 1) coaches.push(await scene.begun())
  return coaches
}

async function storm(backend: Backend, scene: Scene): Promise<CoachId[]> {
  const coaches = await begun(scene, size)
  for (const coachId of coaches) await notify(backend, scene, coachId)
  return coaches
}

async function notify({ engine }: Backend, scene: Scene, coachId: CoachId): Promise<void> {
  await scene.change(coachId, on)
  const accountId = await scene.accountIdOf(coachId)
  await engine.receive({ id: `evt_${accountId}`, accountId, kind: 'account' })
}

/** As background work does, until nothing is left to take now. */
async function work(engine: Engine): Promise<void> {
  for (;;) {
    const tasks = [...(await engine.takePages(3)), ...(await engine.takeFetches(5))]
    if (tasks.length === 0) return
    await Promise.all(tasks.map((task) => task()))
  }
}

/** Failures postpone what they hit. */
async function laterOn({ database }: Backend): Promise<void> {
  await database.pool.query('UPDATE account_counter SET retry_at = NULL, lease_until = NULL')
}

const statesOf = (scene: Scene, coaches: CoachId[]) => Promise.all(coaches.map((coachId) => scene.stateOf(coachId)))
const allReady = Array(size).fill('ready')

async function counted(backend: Backend, act: () => Promise<void>) {
  const count = async () => {
    const paths = (await requestsTo(backend, '/v1/accounts')).map(({ path }) => path)
    return { pages: paths.filter((path) => path === '/v1/accounts').length, all: paths.length }
  }
  const before = await count()
  await act()
  const after = await count()
  return { pages: after.pages - before.pages, singles: after.all - after.pages - before.all + before.pages }
}

function arrange(backend: Backend, path: string, fault: object): Promise<unknown> {
  return backend.control('POST', '/_control/faults', { method: 'GET', path, times: null, ...fault })
}

const pages = '/v1/accounts'
const singles = '/v1/accounts/*'

test('settles a storm by one page', async ({ backend, scene }) => {
  const coaches = await storm(backend, scene)
  expect(await counted(backend, () => work(engineOf(backend)))).toEqual({ pages: 1, singles: 0 })
  expect(await statesOf(scene, coaches)).toEqual(allReady)
})

test('fetches fewer one by one', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await notify(backend, scene, coachId)
  expect(await counted(backend, () => work(engineOf(backend)))).toEqual({ pages: 0, singles: 1 })
})

test('settles each once for two servers', async ({ backend, scene }) => {
  const coaches = await storm(backend, scene)
  const requests = await counted(backend, async () => {
    await Promise.all([work(engineOf(backend)), work(engineOf(backend))])
  })
  expect(requests.pages + requests.singles).toBeLessThanOrEqual(2)
  expect(await statesOf(scene, coaches)).toEqual(allReady)
  const { rows } = await backend.database.pool.query(
    `SELECT coach_id, count(*)::int AS turns FROM decision WHERE kind = 'state-changed' AND coach_id = ANY($1)
     GROUP BY coach_id HAVING count(*) > 1`,
    [coaches],
  )
  expect(rows).toEqual([])
})

test('settles a second storm that comes during the first', async ({ backend, scene }) => {
  const coaches = await storm(backend, scene)
  const engine = engineOf(backend)
  const tasks = await engine.takePages(3)
  for (const coachId of coaches) {
    await scene.change(coachId, { payouts_enabled: false, requirements: { disabled_reason: 'listed' } })
    const accountId = await scene.accountIdOf(coachId)
    await backend.engine.receive({ id: `evt_second_${accountId}`, accountId, kind: 'account' })
  }
  await Promise.all(tasks.map((task) => task()))
  await work(engine)
  expect(await counted(backend, () => work(engine))).toEqual({ pages: 0, singles: 0 })
  expect(new Set(await statesOf(scene, coaches))).toEqual(new Set([await scene.stateOf(coaches[0] as CoachId)]))
  expect(await scene.stateOf(coaches[0] as CoachId)).not.toBe('ready')
})

test.for([
  ['no page works', pages, { kind: 'status', status: 500 }],
  ['pages are refused for their number', pages, { kind: 'status', status: 429 }],
  ['each page is cut', pages, { kind: 'cut', when: 'after' }],
] as const)('settles all one by one where %s', async ([, path, fault], { backend, scene }) => {
  const coaches = await storm(backend, scene)
  await arrange(backend, path, fault)
  const engine = engineOf(backend)
  await work(engine)
  await laterOn(backend)
  await work(engine)
  expect(await statesOf(scene, coaches)).toEqual(allReady)
})

test.for([
  ['no single fetch works', { kind: 'status', status: 500 }],
  ['single fetches are refused for their number', { kind: 'status', status: 429 }],
] as const)('settles all by the page where %s', async ([, fault], { backend, scene }) => {
  const coaches = await storm(backend, scene)
  await arrange(backend, singles, fault)
  const engine = engineOf(backend)
  for (const task of await engine.takeFetches(5)) await task()
  await laterOn(backend)
  await work(engine)
  expect(await statesOf(scene, coaches)).toEqual(allReady)
})

test('asks again for a page that was cut in the middle', async ({ backend, scene }) => {
  const coaches = await storm(backend, scene)
  await arrange(backend, pages, { kind: 'cut', when: 'after', times: 1 })
  const engine = engineOf(backend)
  await work(engine)
  await laterOn(backend)
  await work(engine)
  expect(await statesOf(scene, coaches)).toEqual(allReady)
})

test('closes an account that left the list meanwhile, and settles its neighbors', async ({ backend, scene, till }) => {
  const coaches = await storm(backend, scene)
  await till.atStripe('DELETE', `/v1/accounts/${await scene.accountIdOf(coaches[2] as CoachId)}`, {})
  await work(engineOf(backend))
  expect(await statesOf(scene, coaches)).toEqual(allReady.with(2, 'closed'))
})

test('settles the neighbors of an account that left the list', async ({ backend, scene, till }) => {
  const coaches = await begun(scene, size + 1)
  const before = coaches.pop() as CoachId
  for (const coachId of coaches) await notify(backend, scene, coachId)
  await till.atStripe('DELETE', `/v1/accounts/${await scene.accountIdOf(before)}`, {})
  expect(await counted(backend, () => work(engineOf(backend)))).toEqual({ pages: 1, singles: 0 })
  expect(await statesOf(scene, coaches)).toEqual(allReady)
})

test('settles the neighbors of an account that can never be stored, and asks for no page for it again', async ({
  backend,
  scene,
}) => {
  const coaches = await storm(backend, scene)
  const { pool } = backend.database
  const refused = await scene.accountIdOf(coaches[3] as CoachId)
  await pool.query(
    `ALTER TABLE payout_account ADD CONSTRAINT refused CHECK (stripe_account_id <> '${refused}' OR NOT payouts_enabled)`,
  )
  try {
    const engine = engineOf(backend)
    await work(engine)
    expect(await statesOf(scene, coaches)).toEqual(allReady.with(3, 'unfinished'))
    await laterOn(backend)
    expect(await counted(backend, () => work(engine))).toEqual({ pages: 0, singles: 1 })
  } finally {
    await pool.query('ALTER TABLE payout_account DROP CONSTRAINT refused')
  }
  await laterOn(backend)
  await work(engineOf(backend))
  expect(await statesOf(scene, coaches)).toEqual(allReady)
})

test('asks for no page while the lane of lists is full, and refuses no person', async ({ backend, scene }) => {
  const coaches = await storm(backend, scene)
  const { ports } = portsOf(backend, { most: 0 })
  const engine = engineOf(backend, ports)
  const requests = await counted(backend, async () => {
    for (const task of await engine.takePages(3)) await task()
  })
  expect(requests).toEqual({ pages: 0, singles: 0 })
  expect(await backend.payouts.fetchAccount(coaches[0] as CoachId, 'coach')).toEqual({ kind: 'kept' })
  await work(engineOf(backend))
  expect(await statesOf(scene, coaches)).toEqual(allReady)
})

test('gives the claims of a page back when the server ends', async ({ backend, scene }) => {
  const coaches = await storm(backend, scene)
  const engine = engineOf(backend)
  expect(await engine.takePages(3)).toHaveLength(1)
  expect(await engineOf(backend).takeFetches(5)).toEqual([])
  await engine.giveBack()
  await work(engineOf(backend))
  expect(await statesOf(scene, coaches)).toEqual(allReady)
})
