import type { ComponentProps } from 'react'
import type { ReadinessChart } from '@/components/admin/home/readiness-chart'
import type { Home } from '@/lib/payouts/home/home'
import type { AdminWords } from '../admin-words'
import { coachesHref } from './coaches-href'
import type { PictureOf } from './picture-of'

export function readinessPicture(
  { readiness: { now, lastWeek, days } }: Pick<Home, 'readiness'>,
  { t, number, day, shortDay }: AdminWords,
): PictureOf<ComponentProps<typeof ReadinessChart>> {
  const all = now.payable + now.others
  const counts = { payable: number(now.payable), all: number(all) }
  const known = days.filter(({ figures }) => figures !== null)
  const [first = now] = known
  // Days before anybody counted are none that are missing.
  const missing = days.filter((each) => each.figures === null && each.day > first.day).length
  return {
    chart: {
      share: all === 0 ? '–' : `${number(Math.round((1000 * now.payable) / all) / 10)}%`,
      headline: t('home.readiness.headline', counts),
      change: sayChange(),
      label: t('home.readiness.label', counts),
      payable: days.map(({ figures }) => figures?.payable ?? null),
      others: days.map(({ figures }) => figures?.others ?? null),
      axis: { from: shortDay(at(days[0]?.day ?? now.day), 'UTC'), until: t('home.today') },
      gap: sayGap(),
      legend: {
        payable: {
          text: t('home.readiness.payable', { count: number(now.payable) }),
          href: coachesHref({ tab: 'payable' }),
        },
        others: { text: t('home.readiness.others', { count: number(now.others) }), href: coachesHref({}) },
      },
    },
    table: {
      columns: [t('home.column.day'), t('home.column.payable'), t('home.column.others')],
      rows: days
        .filter((each) => each.day >= first.day)
        .toReversed()
        .map(({ day: each, figures }) => ({
          id: each,
          head: day(at(each)),
          href: null,
          cells:
            figures === null ? [t('home.none'), t('home.none')] : [number(figures.payable), number(figures.others)],
        })),
    },
  }

  function sayChange(): string {
    if (lastWeek === null) return t('home.readiness.no-week')
    const count = now.payable - lastWeek.payable
    const then = number(lastWeek.payable)
    if (count === 0) return t('home.readiness.same', { then })
    return t(count > 0 ? 'home.readiness.more' : 'home.readiness.fewer', { count: Math.abs(count), then })
  }

  function sayGap(): string | null {
    if (missing > 0) return t('home.readiness.gap', { count: missing })
    return known.length < days.length ? t('home.readiness.begins', { day: day(at(first.day)) }) : null
  }
}

const at = (day: string) => new Date(day)
