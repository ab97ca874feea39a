import type { ListedBar } from '@/components/admin/home/bar-list'
import type { Home } from '@/lib/payouts/home/home'
import type { HomeStep } from '@/lib/payouts/vocabulary/home'
import type { AdminWords } from '../admin-words'
import { coachesHref } from './coaches-href'
import type { PictureOf } from './picture-of'

/** What a filter can say of a step. Nobody can list who signed in, or who could be paid at some time. */
const links: Record<HomeStep, string | null> = {
  invited: coachesHref({}),
  'signed-in': null,
  opened: coachesHref({ state: 'unfinished' }),
  submitted: null,
  ready: coachesHref({ tab: 'payable' }),
}

export function funnelPicture({ funnel }: Pick<Home, 'funnel'>, words: AdminWords): PictureOf<ListedBar[]> {
  const { t, number } = words
  const said = funnel.map(({ step, coaches, lost, medianSeconds }) => ({
    step,
    coaches,
    lost,
    label: t(`home.step.${step}`),
    count: number(coaches),
    median: medianSeconds === null ? null : sayDuration(medianSeconds, words),
  }))
  return {
    chart: said.map(({ step, coaches, lost, label, count, median }) => ({
      id: step,
      label,
      count,
      value: coaches,
      notes: [
        ...(lost > 0 ? [t('home.funnel.lost', { count: number(lost) })] : []),
        ...(median === null ? [] : [t('home.funnel.median', { time: median })]),
        ...(links[step] === null || step === 'invited' ? [] : [t(`home.funnel.link.${step as 'opened' | 'ready'}`)]),
      ],
      href: links[step],
      tone: 'grey',
    })),
    table: {
      columns: [t('home.column.step'), t('home.column.coaches'), t('home.column.lost'), t('home.column.median')],
      rows: said.map(({ step, label, count, lost, median }) => ({
        id: step,
        head: label,
        href: links[step],
        cells: [count, step === 'invited' ? t('home.none') : number(lost), median ?? t('home.none')],
      })),
    },
  }
}

/** In the largest unit of which there are two. */
export function sayDuration(seconds: number, { t }: Pick<AdminWords, 't'>): string {
  const hours = seconds / 3600
  if (seconds < 90) return t('home.duration.seconds', { count: Math.round(seconds) })
  if (hours < 2) return t('home.duration.minutes', { count: Math.round(seconds / 60) })
  if (hours < 48) return t('home.duration.hours', { count: Math.round(hours) })
  return t('home.duration.days', { count: Math.round(hours / 24) })
}
