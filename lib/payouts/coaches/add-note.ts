import type { NoteStore } from '../ports/note-store'
import type { CoachStore } from '../ports/store'
import type { AdminId, CoachId, NoteId } from '../vocabulary/ids'
import { longestText, toText } from '../vocabulary/text'

export type NoteAnswer = { kind: 'added' } | { kind: 'empty' } | { kind: 'too-long' }

interface Ports {
  store: { coaches: Pick<CoachStore & NoteStore, 'findCoach' | 'addNote'> }
}

/** Safe to repeat with the same id. null: no such coach. */
export async function addNote(
  { store }: Ports,
  coachId: CoachId,
  { id, typed }: { id: NoteId; typed: string },
  adminId: AdminId,
): Promise<NoteAnswer | null> {
  const text = toText(typed)
  if (text === '') return { kind: 'empty' }
  if ([...text].length > longestText) return { kind: 'too-long' }
  if ((await store.coaches.findCoach(coachId)) === null) return null
  await store.coaches.addNote(coachId, { id, text }, adminId)
  // Erased meanwhile: the note was not kept.
  if ((await store.coaches.findCoach(coachId)) === null) return null
  return { kind: 'added' }
}
