import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { AdminId, NoteId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'

const [ada, bo] = ['admin-ada', 'admin-bo'] as [AdminId, AdminId]

test.beforeAll(async ({ servers }) => {
  await servers.pool.query(`INSERT INTO "user" (id, email) VALUES ($1, 'ada@example.com')`, [ada])
})

test('keeps notes newest first, with author and time, and their text out of the decisions', async ({
  servers,
  store,
}) => {
  const coachId = await servers.newCoach()
  const [first, second] = [newId(), newId()]
  await store.coaches.addNote(coachId, { id: first, text: 'Called.\nWill send a photo.' }, ada)
  await store.coaches.addNote(coachId, { id: second, text: 'Sent it.' }, bo)
  await store.coaches.addNote(await servers.newCoach(), { id: newId(), text: 'Another coach.' }, bo)
  expect(await store.coaches.findNotes(coachId, 10)).toEqual([
    { id: second, text: 'Sent it.', by: { id: bo, email: null }, at: expect.any(Date) },
    { id: first, text: 'Called.\nWill send a photo.', by: { id: ada, email: 'ada@example.com' }, at: expect.any(Date) },
  ])
  expect(await store.coaches.findNotes(coachId, 1)).toHaveLength(1)
  const { rows } = await servers.pool.query(
    `SELECT kind, by_id, facts FROM decision WHERE coach_id = $1 AND kind <> 'coach-added' ORDER BY id`,
    [coachId],
  )
  expect(rows).toEqual([
    { kind: 'note-added', by_id: ada, facts: { note: first } },
    { kind: 'note-added', by_id: bo, facts: { note: second } },
  ])
})

test('keeps one note of a form that two servers get at once', async ({ servers, store, other }) => {
  const coachId = await servers.newCoach()
  const id = newId()
  await Promise.all([store, other, store].map((each) => each.coaches.addNote(coachId, { id, text: 'Once' }, ada)))
  expect(await store.coaches.findNotes(coachId, 10)).toHaveLength(1)
  expect(await store.decisions.decisionsOf(coachId, 10)).toMatchObject([{ kind: 'note-added' }, {}])
})

test('changes and removes no note', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  await store.coaches.addNote(coachId, { id: newId(), text: 'As it was' }, ada)
  for (const change of [`UPDATE coach_note SET text = ''`, 'DELETE FROM coach_note', 'TRUNCATE coach_note'])
    await expect(servers.pool.query(change)).rejects.toThrow('notes are added, never changed or removed')
})

const newId = () => randomUUID() as NoteId
