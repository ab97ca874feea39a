import type { Column } from '@/components/admin/home/columns'
import type { Home } from '@/lib/payouts/home/home'
import type { AdminWords } from '../admin-words'
import { coachesHref } from './coaches-href'
import type { PictureOf } from './picture-of'

interface Chart {
  overdue: { text: string; href: string } | null
  next: string
  label: string
  columns: Column[]
  most: number
  axis: { from: string; until: string }
}

export function dueDatesPicture(
  { dueDates: { overdue, days } }: Pick<Home, 'dueDates'>,
  { t, number, day, shortDay }: AdminWords,
): PictureOf<Chart> {
  const total = days.reduce((sum, { coaches }) => sum + coaches, 0)
  const bars = days.map(({ day: each, coaches }, n) => ({
    id: each,
    at: new Date(each),
    coaches,
    href: coaches === 0 ? null : coachesHref({ due: n < 7 ? 'week' : 'month' }),
  }))
  const late = { text: t('home.due.overdue', { count: overdue }), href: coachesHref({ due: 'overdue' }) }
  return {
    chart: {
      overdue: overdue === 0 ? null : late,
      next: t('home.due.next', { count: total }),
      label: t('home.due.label', { count: total }),
      columns: bars.map(({ id, at, coaches, href }) => ({
        id,
        value: coaches,
        label: t('home.due.bar', { day: day(at), count: coaches }),
        href,
      })),
      most: Math.max(...days.map(({ coaches }) => coaches)),
      axis: { from: t('home.today'), until: shortDay(bars.at(-1)?.at ?? new Date(0), 'UTC') },
    },
    table: {
      columns: [t('home.column.due'), t('home.column.coaches')],
      rows: [
        { id: 'overdue', head: t('table.overdue'), href: late.href, cells: [number(overdue)] },
        ...bars
          .filter(({ coaches }) => coaches > 0)
          .map(({ id, at, coaches, href }) => ({ id, head: day(at), href, cells: [number(coaches)] })),
      ],
    },
  }
}
