import type { NoteStore, StaffNote } from '@/lib/payouts/ports/note-store'
import type { AdminId, NoteId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { sql } from '../sql/sql'

export function createNoteStore({ pool }: Pick<Database, 'pool'>): NoteStore {
  return {
    async addNote(coachId, { id, text }, adminId) {
      const by = { kind: 'admin', id: adminId } as const
      const decided = insertDecision(toDecisionColumns({ kind: 'note-added', coachId, by, note: id }))
      await pool.query(sql`
        WITH noted AS (
          INSERT INTO coach_note (id, coach_id, by_id, text) VALUES (${id}::uuid, ${coachId}, ${adminId}, ${text})
          ON CONFLICT DO NOTHING
          RETURNING id
        )
        ${decided} FROM noted`)
    },

    async findNotes(coachId, most) {
      const { rows } = await pool.query<NoteRow>(sql`
        SELECT note.id, note.text, note.at, note.by_id, author.email
        FROM coach_note note LEFT JOIN "user" author ON author.id = note.by_id
        WHERE note.coach_id = ${coachId}
        ORDER BY note.number DESC
        LIMIT ${most}`)
      return rows.map(toNote)
    },
  }
}

interface NoteRow {
  id: NoteId
  text: string
  at: Date
  by_id: AdminId
  email: string | null
}

function toNote({ id, text, at, by_id, email }: NoteRow): StaffNote {
  return { id, text, at, by: { id: by_id, email } }
}
