import type { Column } from '@/components/admin/home/columns'
import type { Home } from '@/lib/payouts/home/home'
import type { AdminWords } from '../admin-words'
import type { PictureOf } from './picture-of'

interface Chart {
  total: string
  label: string
  columns: Column[]
  most: number
  axis: { from: string; until: string }
}

export function pulsePicture(
  { pulse: { total, hours } }: Pick<Home, 'pulse'>,
  { t, number, due }: AdminWords,
): PictureOf<Chart> {
  const said = hours.map(({ hour, events }) => ({ id: hour.toISOString(), when: due(hour), events }))
  return {
    chart: {
      total: t('home.pulse.total', { count: total }),
      label: t('home.pulse.label', { count: total }),
      columns: said.map(({ id, when, events }) => ({
        id,
        value: events,
        label: events === null ? t('home.not-counted', { when }) : t('home.pulse.bar', { when, count: events }),
        href: '/admin/health',
      })),
      most: Math.max(...hours.map(({ events }) => events ?? 0)),
      axis: { from: said[0]?.when ?? '', until: t('home.now') },
    },
    table: {
      columns: [t('home.column.hour'), t('home.column.events')],
      rows: said.toReversed().map(({ id, when, events }) => ({
        id,
        head: when,
        href: null,
        cells: [events === null ? t('home.none') : number(events)],
      })),
    },
  }
}
