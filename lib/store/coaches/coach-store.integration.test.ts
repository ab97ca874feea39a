import { afterAll, beforeAll, expect, it } from 'vitest'
import { rename } from '@/lib/payouts/coaches/rename'
import type { Store } from '@/lib/payouts/ports/store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { createTestDatabase } from '@/prisma/test-database'
import { createPlatformStore } from '../accounts/platform-key'
import { openTwoServers, platform, type TwoServers } from '../testing/two-servers'

let servers: TwoServers
let store: Store
const by = { kind: 'admin', id: 'admin-1' } as const

beforeAll(async () => {
  servers = openTwoServers(await createTestDatabase())
  store = servers.stores[0]
})
afterAll(() => servers.close())

it('adds a coach with a decision, finds them by id and reference, and names them once', async () => {
  const coachId = await added({ email: 'Ana@Example.com', name: null, reference: 'club:7' })
  expect(await store.findCoach(coachId)).toMatchObject({ email: 'ana@example.com', name: null, reference: 'club:7' })
  expect((await store.findCoachByReference('club:7'))?.id).toBe(coachId)
  expect(await store.decisionsOf(coachId, 5)).toMatchObject([{ kind: 'coach-added', coachId, by }])
  await store.nameCoach(coachId, 'Ana')
  await store.nameCoach(coachId, 'Somebody else')
  expect((await store.findCoach(coachId))?.name).toBe('Ana')
})

it('renames a coach with a decision that holds no name', async () => {
  const coachId = await added({ email: 'nee@example.com', name: 'Ana Ruiz', reference: null })
  expect(await store.renameCoach(coachId, 'Ana Šimić', null, by)).toBe(true)
  expect(await store.renameCoach(coachId, 'Ana Šimić', null, by)).toBe(false)
  expect((await store.findCoachByEmail('NEE@example.com'))?.name).toBe('Ana Šimić')
  const [renamed, ...others] = await store.decisionsOf(coachId, 5)
  expect(renamed).toEqual({ id: expect.any(String), at: expect.any(Date), kind: 'coach-renamed', coachId, by })
  expect(others).toHaveLength(1)
})

it('renames only from the name that was seen', async () => {
  const coachId = await added({ email: 'seen@example.com', name: null, reference: null })
  expect(await store.renameCoach(coachId, 'Ana Ruiz', 'Ana', by)).toBe(false)
  expect(await store.renameCoach(coachId, 'Ana Ruiz', '', by)).toBe(true)
  expect(await rename({ store }, coachId, 'Anna Ruiz', '', by)).toEqual({ kind: 'named-otherwise', name: 'Ana Ruiz' })
  expect(await rename({ store }, coachId, 'Anna Ruiz', 'Ana Ruiz', by)).toEqual({ kind: 'renamed' })
  expect(await rename({ store }, coachId, 'Anna Ruiz', 'Ana Ruiz', by)).toEqual({ kind: 'same-name' })
})

it('adds no one for a taken address or reference, and records nothing', async () => {
  await added({ email: 'bo@example.com', name: null, reference: 'club:8' })
  const count = () => servers.pool.query('SELECT count(*)::int FROM decision')
  const before = (await count()).rows
  expect(await store.addCoach({ email: 'BO@example.com', name: null, reference: null, by })).toBeNull()
  expect(await store.addCoach({ email: 'cy@example.com', name: null, reference: 'club:8', by })).toBeNull()
  expect((await count()).rows).toEqual(before)
})

it('finds no one where there is no one', async () => {
  expect(await store.findCoach('nobody' as CoachId)).toBeNull()
  expect(await store.findCoachByReference('nobody')).toBeNull()
  expect(await store.findAccount('nobody' as CoachId)).toBeNull()
})

it('lets the database refuse an invalid reference and an address not in lower case', async () => {
  await expect(added({ email: 'di@example.com', name: null, reference: 'two words' })).rejects.toThrow('grammar')
  for (const reference of ['.', '..'])
    await expect(added({ email: 'di@example.com', name: null, reference })).rejects.toThrow('coach_reference_no_place')
  await expect(servers.pool.query(`INSERT INTO coach (id, email) VALUES ('x', 'Ed@example.com')`)).rejects.toThrow(
    'lower_case',
  )
})

it('stores a key’s platform for every server, and keeps the first answer', async () => {
  const [one, two] = servers.databases
  const here = createPlatformStore(one, 'hash')
  const there = createPlatformStore(two, 'hash')
  expect(await here.find()).toBeNull()
  await here.remember(platform)
  await there.remember({ accountId: 'acct_other' as AccountId, live: true })
  expect(await there.find()).toEqual(platform)
  expect(await createPlatformStore(two, 'another').find()).toBeNull()
})

async function added(coach: { email: string; name: string | null; reference: string | null }): Promise<CoachId> {
  const coachId = await store.addCoach({ ...coach, by })
  if (coachId === null) throw new Error('not added')
  return coachId
}
