import type { AdminWords } from '../coaches/admin-words'

/** A coach of a list, with the way to the coach's own page. */
export function toCoachName(row: { coachId: string; name: string | null; email: string }, { t }: AdminWords) {
  return { href: `/admin/coaches/${row.coachId}`, name: row.name ?? t('coach.nameless'), email: row.email }
}
