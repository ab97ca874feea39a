import { Axis } from '@/components/admin/home/axis'
import { BarList } from '@/components/admin/home/bar-list'
import { Columns } from '@/components/admin/home/columns'
import { MoneyStrips } from '@/components/admin/home/money-strips'
import { Picture } from '@/components/admin/home/picture'
import { ReadinessChart } from '@/components/admin/home/readiness-chart'
import { PageLink } from '@/components/ui/page-link'
import type { Home } from '@/lib/payouts/home/home'
import type { AdminWords } from '../admin-words'
import { dueDatesPicture } from './due-dates-picture'
import { funnelPicture } from './funnel-picture'
import { moneyPicture } from './money-picture'
import { obstaclesPicture } from './obstacles-picture'
import type { PictureOf } from './picture-of'
import { pulsePicture } from './pulse-picture'
import { readinessPicture } from './readiness-picture'

export function Pictures({ home, words }: { home: Home; words: AdminWords }) {
  const { t } = words
  const tableOf = (caption: string, { table }: PictureOf<unknown>) => ({ open: t('home.table'), caption, ...table })
  const readiness = readinessPicture(home, words)
  const obstacles = obstaclesPicture(home, words)
  const funnel = funnelPicture(home, words)
  const dueDates = dueDatesPicture(home, words)
  const pulse = pulsePicture(home, words)
  const { overdue } = dueDates.chart
  // Without a count, zeros would be a lie.
  const counted = <Shown,>(shown: Shown) => (home.countedAt === null ? null : shown)
  const uncounted = <p className="text-muted">{t('home.uncounted')}</p>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
      <Picture
        title={t('home.readiness.title')}
        span={t('home.last-days', { count: home.readiness.days.length })}
        table={tableOf(t('home.readiness.title'), readiness)}
      >
        <ReadinessChart {...readiness.chart} />
      </Picture>
      <Picture
        title={t('home.due.title')}
        span={t('home.next-days', { count: home.dueDates.days.length })}
        table={counted(tableOf(t('home.due.title'), dueDates))}
      >
        {counted(
          <>
            <p className="flex flex-wrap gap-x-4">
              {overdue !== null && (
                <PageLink href={overdue.href} className="font-semibold text-red underline underline-offset-4">
                  {overdue.text}
                </PageLink>
              )}
              <span>{dueDates.chart.next}</span>
            </p>
            <div>
              <Columns {...dueDates.chart} tone="amber" />
              <Axis {...dueDates.chart.axis} />
            </div>
          </>,
        ) ?? uncounted}
      </Picture>
      <Picture
        title={t('home.obstacles.title')}
        span={t('home.now')}
        table={tableOf(t('home.obstacles.title'), obstacles)}
      >
        {obstacles.chart.length === 0 ? (
          <p className="text-muted">{t('home.obstacles.none')}</p>
        ) : (
          <BarList label={t('home.obstacles.title')} bars={obstacles.chart} />
        )}
      </Picture>
      <Picture
        title={t('home.funnel.title')}
        span={t('home.all-time')}
        table={counted(tableOf(t('home.funnel.title'), funnel))}
      >
        {counted(<BarList label={t('home.funnel.title')} bars={funnel.chart} isOrdered />) ?? uncounted}
      </Picture>
      {home.money.map((each) => {
        const picture = moneyPicture(each, words)
        const title = t('home.money.title', { currency: each.currency.toUpperCase() })
        return (
          <Picture
            key={each.currency}
            title={title}
            span={t('home.last-days', { count: each.days.length })}
            table={tableOf(title, picture)}
          >
            <MoneyStrips {...picture.chart} />
          </Picture>
        )
      })}
      <Picture
        title={t('home.pulse.title')}
        span={t('home.last-hours', { count: home.pulse.hours.length })}
        table={counted(tableOf(t('home.pulse.title'), pulse))}
      >
        {counted(
          <>
            <p>{pulse.chart.total}</p>
            <div>
              <Columns {...pulse.chart} tone="grey" />
              <Axis {...pulse.chart.axis} />
            </div>
          </>,
        ) ?? uncounted}
      </Picture>
    </div>
  )
}
