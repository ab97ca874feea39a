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
    beside: [row.reference, row.email].filter((each) => each !== null).join(' · '),
    tone: row.hold === null ? row.presentation.tone : 'red',
    state: row.hold === null ? t(`state.${row.state}`) : t('state.held'),
    freshness: freshnessWord(row, words),
    whyNot: reasons(row, words),
    who: t(`table.who.${row.presentation.whoActs}`),
    isUpToUs: row.presentation.whoActs === 'platform',
    due: toDue(row, words),
    stuck: toStuck(row, words),
    refused: toRefused(row, words),
    reminded: row.remindedAt === null ? null : moment(row.remindedAt),
    select: t('batches.choose.one', { name: row.name ?? row.email }),
  }
}

function freshnessWord({ freshness, isOld }: TableRow, { t }: AdminWords): string | null {
  if (freshness === null) return null
  if (freshness === 'fresh') return isOld ? t('freshness.old') : null
  return t(`freshness.${freshness}`)
}

function toDue(row: TableRow, words: AdminWords): CoachRow['due'] {
  const { t, deadline: say, isAhead, daysSince } = words
  const { isOverdue, deadline } = row
  if (row.state === 'unfinished') return null
  const moment = deadline === null ? null : say(deadline)
  if (!isOverdue) return moment === null ? null : { isOverdue, text: moment.near, moment }
  if (deadline === null || isAhead(deadline)) return { isOverdue, text: t('table.overdue'), moment: null }
  return { isOverdue, text: t('table.overdue-days', { days: daysSince(deadline) }), moment }
}

function toStuck({ since }: TableRow, { t, moment, daysSince }: AdminWords): CoachRow['stuck'] {
  const days = daysSince(since)
  return { text: t('table.days', { days }), inCard: t('table.card-stuck', { days }), exact: moment(since).exact }
}

/** Currencies beside each other: they are never added up. */
function toRefused({ refused: { count, sums } }: TableRow, { t, money }: AdminWords): CoachRow['refused'] {
  if (count === 0) return null
  const text = sums.map(({ amount, currency }) => money(amount, currency)).join(' + ')
  return { text, inCard: t('table.card-refused', { sums: text }), count: t('table.payments-refused', { count }) }
}

const mostNamed = 3

/** Why the coach cannot be paid, or what is missing, worst first: our hold, the state, the requirements. */
function reasons(row: TableRow, words: AdminWords): string {
  const { t, shortDay } = words
  const { hold } = row
  const held =
    hold === null
      ? []
      : [t('table.blocker.held', { since: shortDay(hold.at), reason: t(`hold.reasons.${hold.reason}`) })]
  const things = row.state === 'unfinished' ? [] : row.blockedBy.map((thing) => sayThing(thing, words))
  const state =
    saysMore(row) && things.length > 0 ? [] : [t(`table.blocker.${row.isRejectedByUs ? 'rejected-by-us' : row.state}`)]
  const all = [...held, ...state, ...things]
  const said = all.slice(0, mostNamed).join(', ')
  return all.length > mostNamed ? t('table.more', { things: said }) : said
}

/** Whether requirements say more than the state's own sentence. */
function saysMore({ state, presentation }: TableRow): boolean {
  return presentation.canBePaid || state === 'needs-you' || state === 'off' || state === 'in-review'
}

function sayThing({ word, bucket, isForPlatform }: Requirement, { t, label }: AdminWords): string {
  const thing = isForPlatform ? t('table.for-platform', { thing: label(word) }) : label(word)
  if (bucket === 'review') return t('table.checked-by-stripe', { thing })
  return bucket === 'overdue' ? t('table.late', { thing }) : thing
}
