import type { NoteEntry } from '@/components/admin/coaches/note-list'
import type { StaffNote } from '@/lib/payouts/ports/note-store'
import type { AdminWords } from '../../admin-words'

export function toNoteEntry({ id, text, by, at }: StaffNote, { t, moment }: AdminWords): NoteEntry {
  return { id, text, who: by.email ?? `${t('by.admin')} ${by.id}`, when: moment(at) }
}
