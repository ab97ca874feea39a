import type { CoachRow } from '@/components/admin/coach-table'
import type { TableRow } from '@/lib/payouts/readiness-table'
import type { AdminWords } from './admin-words'

/** One coach of the table in words. */
export function toCoachRow(row: TableRow, words: AdminWords): CoachRow {
  const { t, moment, dueDay } = words
  return {
    id: row.coachId,
    href: `/admin/coaches/${row.coachId}`,
    name: row.name ?? t('coach.nameless'),
    email: row.email,
    reference: row.reference === null ? null : t('coach.reference', { reference: row.reference }),
    tone: row.presentation.tone,
    state: t(`state.${row.state}`),
    hold: row.isHeld ? t('state.held') : null,
    freshness: freshnessWord(row, words),
    blockedBy: blockers(row, words),
    due: row.deadline === null ? null : dueDay(row.deadline),
    checked: row.checkedAt === null ? null : moment(row.checkedAt),
  }
}

function freshnessWord({ freshness, isOld }: TableRow, { t }: AdminWords): string | null {
  if (freshness === null) return null
  if (freshness === 'fresh') return isOld ? t('freshness.old') : null
  return t(`freshness.${freshness}`)
}

const mostNamed = 3

function blockers({ blockedBy }: TableRow, { t, label }: AdminWords): string | null {
  if (blockedBy.length === 0) return null
  const things = blockedBy
    .slice(0, mostNamed)
    .map(({ word }) => label(word))
    .join(', ')
  return blockedBy.length > mostNamed ? t('table.more', { things }) : things
}
