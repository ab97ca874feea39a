import type { AdminWords } from '../admin-words'

export function toCoachName(row: { coachId: string; name: string | null; email: string }, { t }: AdminWords) {
  return { href: `/admin/coaches/${row.coachId}`, name: row.name ?? t('coach.nameless'), email: row.email }
}
