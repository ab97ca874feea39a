import type { Metadata } from 'next'
import { getNow } from 'next-intl/server'
import { Shell } from '@/app/admin/shell'
import { PeriodForm } from '@/components/admin/payments/period-form'
import { requireAdmin } from '@/lib/auth/guards'
import type { SearchParams } from '../../search-params'
import { adminWords } from '../admin-words'
import { lastMonth, periodQuery, reportHref, thisMonth, thisYear, toPeriod } from './chosen-period'
import { ReportView } from './report-view'

export default async function ReportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const adminId = await requireAdmin(reportHref(params))
  const [words, now] = await Promise.all([adminWords(), getNow()])
  const { t } = words
  const asked = toPeriod(params, now)
  const { days } = asked
  const presets = { 'this-month': thisMonth(now), 'last-month': lastMonth(now), 'this-year': thisYear(now) }
  const sayFault = (field: 'from' | 'to') => {
    const fault = asked.period === null ? asked.faults[field] : undefined
    return fault && t(`reports.${fault}`)
  }

  return (
    <Shell title={t('reports.title')} back={{ href: '/admin/payments', text: t('payment.back') }} wide>
      <div className="grid gap-6">
        <PeriodForm
          action="/admin/reports"
          values={days}
          errors={{ from: sayFault('from'), to: sayFault('to') }}
          presets={(Object.keys(presets) as (keyof typeof presets)[]).map((name) => ({
            href: `/admin/reports?${periodQuery(presets[name])}`,
            word: t(`reports.${name}`),
            isShown: periodQuery(presets[name]) === periodQuery(days),
          }))}
          text={{
            from: t('reports.from'),
            to: t('reports.to'),
            show: t('reports.show'),
            presets: t('reports.presets'),
          }}
        />
        {asked.period !== null && (
          <ReportView adminId={adminId} days={days} period={asked.period} cursor={toCursor(params)} words={words} />
        )}
      </div>
    </Shell>
  )
}

/** An invalid cursor means the start. */
const toCursor = ({ cursor }: SearchParams) => (typeof cursor === 'string' ? cursor : null)

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('reports.title') }
}
