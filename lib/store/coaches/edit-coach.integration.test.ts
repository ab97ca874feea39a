import { expect } from 'vitest'
import { edit } from '@/lib/payouts/coaches/edit'
import type { Store } from '@/lib/payouts/ports/store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'

const by = { kind: 'admin', id: 'admin-1' } as const

test('changes name and reference at once, each with a decision and both values beside it', async ({ store }) => {
  const coachId = await added(store, { name: 'Ana Ruiz', reference: 'club:1' })
  const seen = { name: 'Ana Ruiz', reference: 'club:1' }
  expect(await edit({ store }, coachId, { name: 'Ana Šimić', reference: 'club:2' }, seen, by)).toEqual({
    kind: 'edited',
  })
  expect(await store.coaches.findCoach(coachId)).toMatchObject({ name: 'Ana Šimić', reference: 'club:2' })
  const decisions = await store.decisions.decisionsOf(coachId, 2)
  expect(decisions).toEqual([
    { id: expect.any(String), at: expect.any(Date), kind: 'reference-changed', coachId, by },
    { id: expect.any(String), at: expect.any(Date), kind: 'coach-renamed', coachId, by },
  ])
  const edits = await store.coaches.findEdits(
    coachId,
    decisions.map(({ id }) => id),
  )
  expect(decisions.map(({ id }) => edits.get(id))).toEqual([
    { was: 'club:1', became: 'club:2' },
    { was: 'Ana Ruiz', became: 'Ana Šimić' },
  ])
})

test('records nothing where nothing differs, and only what does', async ({ store }) => {
  const coachId = await added(store, { name: 'Bea', reference: null })
  const seen = { name: 'Bea', reference: null }
  expect(await edit({ store }, coachId, seen, seen, by)).toEqual({ kind: 'same' })
  expect(await edit({ store }, coachId, { name: 'Bea', reference: 'club:3' }, seen, by)).toEqual({ kind: 'edited' })
  expect((await store.decisions.decisionsOf(coachId, 5)).map(({ kind }) => kind)).toEqual([
    'reference-changed',
    'coach-added',
  ])
  const now = { name: 'Bea', reference: 'club:3' }
  expect(await edit({ store }, coachId, seen, now, by)).toEqual({ kind: 'edited' })
  expect(await store.coaches.findCoach(coachId)).toMatchObject({ reference: null })
})

test('refuses a reference of another coach and says who has it; the name stays too', async ({ store }) => {
  const holder = await added(store, { name: 'Cy', reference: 'club:4' })
  const coachId = await added(store, { name: 'Di', reference: null })
  const answer = await edit(
    { store },
    coachId,
    { name: 'Dia', reference: 'club:4' },
    { name: 'Di', reference: null },
    by,
  )
  expect(answer).toMatchObject({ kind: 'taken', by: { id: holder, name: 'Cy' } })
  expect(await store.coaches.findCoach(coachId)).toMatchObject({ name: 'Di', reference: null })
  expect(await store.decisions.decisionsOf(coachId, 5)).toHaveLength(1)
})

test('of two admins with the same page, one edits, and the other reads what stands', async ({ servers, store }) => {
  const coachId = await added(store, { name: 'Ed', reference: null })
  const seen = { name: 'Ed', reference: null }
  const [one, two] = servers.stores
  const answers = await Promise.all([
    edit({ store: one }, coachId, { name: 'Eda', reference: null }, seen, by),
    edit({ store: two }, coachId, { name: 'Edo', reference: null }, seen, by),
  ])
  expect(answers.map((answer) => answer?.kind).toSorted()).toEqual(['changed', 'edited'])
  const stands = (await store.coaches.findCoach(coachId))?.name
  expect(answers).toContainEqual({ kind: 'changed', now: expect.objectContaining({ name: stands }) })
})

test('edits are added, never changed or removed', async ({ servers, store }) => {
  const coachId = await added(store, { name: 'Flo', reference: null })
  await store.coaches.renameCoach(coachId, 'Florence', null, by)
  for (const statement of [`UPDATE coach_edit SET was = 'x'`, 'DELETE FROM coach_edit', 'TRUNCATE coach_edit'])
    await expect(servers.pool.query(statement)).rejects.toThrow('never changed or removed')
})

let made = 0

async function added(store: Store, coach: { name: string | null; reference: string | null }): Promise<CoachId> {
  made += 1
  const coachId = await store.coaches.addCoach({ ...coach, email: `edited-${made}@example.com`, by })
  if (coachId === null) throw new Error('not added')
  return coachId
}
