import { expect, test } from 'vitest'
import type { AdminId, CoachId, NoteId } from '../vocabulary/ids'
import { longestText } from '../vocabulary/text'
import { addNote } from './add-note'
import type { Coach } from './coach'

const [coachId, admin, id] = ['coach-1' as CoachId, 'admin-1' as AdminId, 'note-1' as NoteId]
const coach: Coach = { id: coachId, email: 'ana@example.com', name: null, reference: null, createdAt: new Date(0) }

test('adds no empty note and none that is too long, and keeps lines of others', async () => {
  const { add, added } = notebook()
  for (const typed of ['', '  \n\t', '\u200b']) expect(await add(typed)).toEqual({ kind: 'empty' })
  expect(await add('😀'.repeat(longestText + 1))).toEqual({ kind: 'too-long' })
  expect(added).toEqual([])
  expect(await add('😀'.repeat(longestText))).toEqual({ kind: 'added' })
  expect(await add('Called.\r\nSends a photo.\u202e')).toEqual({ kind: 'added' })
  expect(added[1]).toBe('Called.\nSends a photo.')
})

test('adds no note about nobody', async () => {
  const { add, added } = notebook(null)
  expect(await add('Called.')).toBeNull()
  expect(added).toEqual([])
})

function notebook(found: Coach | null = coach) {
  const added: string[] = []
  const coaches = {
    findCoach: async () => found,
    addNote: async (_coachId: CoachId, note: { text: string }) => void added.push(note.text),
  }
  return { added, add: (typed: string) => addNote({ store: { coaches } }, coachId, { id, typed }, admin) }
}
