import type { AdminId, CoachId, NoteId } from '../vocabulary/ids'

export interface StaffNote {
  id: NoteId
  text: string
  /** The email address is null when the person is gone. */
  by: { id: AdminId; email: string | null }
  at: Date
}

export interface NoteStore {
  /** With a decision; the same id again changes nothing. */
  addNote(coachId: CoachId, note: { id: NoteId; text: string }, adminId: AdminId): Promise<void>
  /** Newest first. */
  findNotes(coachId: CoachId, most: number): Promise<StaffNote[]>
}
