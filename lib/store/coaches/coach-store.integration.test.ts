import { expect } from 'vitest'
import { rename } from '@/lib/payouts/coaches/rename'
import type { Store } from '@/lib/payouts/ports/store'
import type { AccountId, AdminId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { createPlatformStore } from '../accounts/platform-key'
import { test } from '../testing/store-test'
import { platform } from '../testing/two-servers'

const by = { kind: 'admin', id: 'admin-1' } as const

test('adds a coach with a decision, finds them by id and reference, and names them once', async ({ store }) => {
  const coachId = await added(store, { email: 'Ana@Example.com', name: null, reference: 'club:7' })
  expect(await store.coaches.findCoach(coachId)).toMatchObject({
    email: 'ana@example.com',
    name: null,
    reference: 'club:7',
  })
  expect((await store.coaches.findCoachByReference('club:7'))?.id).toBe(coachId)
  expect(await store.decisions.decisionsOf(coachId, 5)).toMatchObject([{ kind: 'coach-added', coachId, by }])
  await store.coaches.nameCoach(coachId, 'Ana')
  await store.coaches.nameCoach(coachId, 'Somebody else')
  expect((await store.coaches.findCoach(coachId))?.name).toBe('Ana')
})

test('renames a coach with a decision that holds no name', async ({ store }) => {
  const coachId = await added(store, { email: 'nee@example.com', name: 'Ana Ruiz', reference: null })
  expect(await store.coaches.renameCoach(coachId, 'Ana Šimić', null, by)).toBe(true)
  expect(await store.coaches.renameCoach(coachId, 'Ana Šimić', null, by)).toBe(false)
  expect((await store.coaches.findCoachByEmail('NEE@example.com'))?.name).toBe('Ana Šimić')
  const [renamed, ...others] = await store.decisions.decisionsOf(coachId, 5)
  expect(renamed).toEqual({ id: expect.any(String), at: expect.any(Date), kind: 'coach-renamed', coachId, by })
  expect(others).toHaveLength(1)
})

test('renames only from the name that was seen', async ({ store }) => {
  const coachId = await added(store, { email: 'seen@example.com', name: null, reference: null })
  expect(await store.coaches.renameCoach(coachId, 'Ana Ruiz', 'Ana', by)).toBe(false)
  expect(await store.coaches.renameCoach(coachId, 'Ana Ruiz', '', by)).toBe(true)
  expect(await rename({ store }, coachId, 'Anna Ruiz', '', by)).toEqual({ kind: 'named-otherwise', name: 'Ana Ruiz' })
  expect(await rename({ store }, coachId, 'Anna Ruiz', 'Ana Ruiz', by)).toEqual({ kind: 'renamed' })
  expect(await rename({ store }, coachId, 'Anna Ruiz', 'Ana Ruiz', by)).toEqual({ kind: 'same-name' })
})

test('adds no one for a taken address or reference, and records nothing', async ({ servers, store }) => {
  await added(store, { email: 'bo@example.com', name: null, reference: 'club:8' })
  const count = () => servers.pool.query('SELECT count(*)::int FROM decision')
  const before = (await count()).rows
  expect(await store.coaches.addCoach({ email: 'BO@example.com', name: null, reference: null, by })).toBeNull()
  expect(await store.coaches.addCoach({ email: 'cy@example.com', name: null, reference: 'club:8', by })).toBeNull()
  expect((await count()).rows).toEqual(before)
})

test('finds a coach’s account, hold and balance in one statement, and each only where it is', async ({
  servers,
  store,
}) => {
  const coach = await added(store, { email: 'eve@example.com', name: 'Eve', reference: 'club:9' })
  const alone = { coach: await store.coaches.findCoach(coach), account: null, isHeld: false, balanceMark: '' }
  expect(await store.coaches.findStatus(coach)).toEqual(alone)

  const { coachId, accountId } = await servers.newAccount()
  const statusOf = async () => {
    const status = await store.coaches.findStatus(coachId)
    return status && { ...status, account: { ...status.account, ageSeconds: 0 } }
  }
  const account = { ...(await store.coaches.findAccount(coachId)), ageSeconds: 0 }
  const stored = { coach: await store.coaches.findCoach(coachId), account, isHeld: false, balanceMark: '' }
  expect(await statusOf()).toEqual(stored)

  await store.coaches.hold(coachId, 'policy', 'admin-1' as AdminId)
  const claim = await store.balances.claimBalance(accountId)
  expect(await statusOf()).toEqual({ ...stored, isHeld: true, balanceMark: '0' })
  await store.balances.postponeBalance(claim)
  expect(await statusOf()).toEqual({ ...stored, isHeld: true, balanceMark: '0x' })
  expect(await store.coaches.findStatus(coach)).toEqual(alone)
})

test('finds no coach where there is none', async ({ store }) => {
  expect(await store.coaches.findCoach('nobody' as CoachId)).toBeNull()
  expect(await store.coaches.findCoachByReference('nobody')).toBeNull()
  expect(await store.coaches.findAccount('nobody' as CoachId)).toBeNull()
  expect(await store.coaches.findStatus('nobody' as CoachId)).toBeNull()
})

test('lets the database refuse an invalid reference and an address not in lower case', async ({ servers, store }) => {
  await expect(added(store, { email: 'di@example.com', name: null, reference: 'two words' })).rejects.toThrow('grammar')
  for (const reference of ['.', '..'])
    await expect(added(store, { email: 'di@example.com', name: null, reference })).rejects.toThrow(
      'coach_reference_no_place',
    )
  await expect(servers.pool.query(`INSERT INTO coach (id, email) VALUES ('x', 'Ed@example.com')`)).rejects.toThrow(
    'lower_case',
  )
})

test('stores a key’s platform for every server, and keeps the first answer', async ({ servers }) => {
  const [one, two] = servers.databases
  const here = createPlatformStore(one, 'hash')
  const there = createPlatformStore(two, 'hash')
  expect(await here.find()).toBeNull()
  await here.remember(platform)
  await there.remember({ accountId: 'acct_other' as AccountId, live: true })
  expect(await there.find()).toEqual(platform)
  expect(await createPlatformStore(two, 'another').find()).toBeNull()
})

async function added(
  store: Store,
  coach: { email: string; name: string | null; reference: string | null },
): Promise<CoachId> {
  const coachId = await store.coaches.addCoach({ ...coach, by })
  if (coachId === null) throw new Error('not added')
  return coachId
}
