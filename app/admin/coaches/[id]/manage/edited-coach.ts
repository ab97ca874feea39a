import type { Edit } from '@/lib/payouts/coaches/edited'
import { toNewCoach } from '../../add/new-coach'

interface EditedCoach {
  edit: Edit
  email: string
  /** As the page showed them. */
  seen: Edit & { email: string }
}

/** An admin's input by the rules for a new coach; what was typed fills the form again. */
export function toEditedCoach(form: FormData): ReturnType<typeof toNewCoach> & { edited: EditedCoach | null } {
  const read = toNewCoach(form)
  if (read.coach === null) return { ...read, edited: null }
  const { email, name, reference } = read.coach
  const seen = { email: was(form, 'email'), name: orNull(was(form, 'name')), reference: orNull(was(form, 'reference')) }
  return { ...read, edited: { edit: { name, reference }, email, seen } }
}

const orNull = (text: string) => (text === '' ? null : text)

function was(form: FormData, field: string): string {
  const value = form.get(`was-${field}`)
  return typeof value === 'string' ? value.slice(0, 300) : ''
}
