import type { CoachRow } from '@/components/admin/coaches/coach-table'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { TableRow } from '@/lib/payouts/coaches/readiness-table'
import type { AdminWords } from '../admin-words'

export function toCoachRow(row: TableRow, words: AdminWords): CoachRow {
  const { t, moment } = words
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
    due: toDue(row, words),
    checked: row.checkedAt === null ? null : moment(row.checkedAt),
  }
}

function freshnessWord({ freshness, isOld }: TableRow, { t }: AdminWords): string | null {
  if (freshness === null) return null
  if (freshness === 'fresh') return isOld ? t('freshness.old') : null
  return t(`freshness.${freshness}`)
}

/** Says overdue even when the next date is far off, with the due date where known. */
function toDue({ isOverdue, deadline }: TableRow, { t, deadline: say, isAhead }: AdminWords): CoachRow['due'] {
  const moment = deadline === null ? null : say(deadline)
  if (!isOverdue) return moment === null ? null : { word: null, moment }
  const hasNext = deadline !== null && isAhead(deadline)
  return { word: t(hasNext ? 'table.overdue-next' : 'table.overdue'), moment }
}

const mostNamed = 3

/** Why the coach cannot be paid, worst first: our hold, the state, the requirements. */
function blockers(row: TableRow, words: AdminWords): string | null {
  const { t } = words
  const reasons = [
    ...(row.isHeld ? [t('table.blocker.held')] : []),
    ...(sayWhy(row) ? [t(`table.blocker.${row.isRejectedByUs ? 'rejected-by-us' : row.state}`)] : []),
  ]
  const things = row.state === 'unfinished' ? [] : row.blockedBy.map((thing) => sayThing(thing, words))
  const all = [...reasons, ...things]
  if (all.length === 0) return null
  const said = all.slice(0, mostNamed).join(', ')
  return all.length > mostNamed ? t('table.more', { things: said }) : said
}

/** Requirements say more than "something is required". */
function sayWhy({ state, presentation, blockedBy }: TableRow): boolean {
  return !presentation.canBePaid && !((state === 'needs-you' || state === 'off') && blockedBy.length > 0)
}

function sayThing({ word, bucket, isForPlatform }: Requirement, { t, label }: AdminWords): string {
  const thing = isForPlatform ? t('table.for-platform', { thing: label(word) }) : label(word)
  return bucket === 'overdue' ? t('table.late', { thing }) : thing
}
