import { coachGrammar } from './coach-address'

/** The form's coach, null when invalid, and the page to return to. */
export function coachOf(form: FormData): { id: string | null; page: string } {
  const coach = coachGrammar.safeParse({ id: form.get('id') })
  return coach.success
    ? { id: coach.data.id, page: `/admin/coaches/${coach.data.id}` }
    : { id: null, page: '/admin/coaches' }
}
