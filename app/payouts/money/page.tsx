import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import { Shell } from '@/app/shell'
import { MonthCard } from '@/components/payouts/money/month-card'
import { RecordsCard } from '@/components/payouts/records-card'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { coachWords } from '../words'
import { monthHref, toMonth } from './chosen-month'
import { fileHref, statementHref } from './chosen-year'
import { toMonthText } from './month-text'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts'))('statement.title') }
}

interface Props {
  searchParams: Promise<{ month?: string | string[] }>
}

export default async function PayoutMonthPage({ searchParams }: Props) {
  const [words, asked] = await Promise.all([coachWords(), searchParams])
  const { t } = words
  const today = words.today()
  const month = toMonth(asked.month, today)
  const coachId = await requireCoach(asked.month === undefined ? '/payouts/money' : monthHref(month))
  const view = await forPages().payouts.payoutMonth(coachId, month)
  const nearest = view.earlier ?? view.later
  const year = month.getUTCFullYear()

  return (
    <Shell title={t('statement.title')} back={{ href: '/payouts', text: t('statement.back') }}>
      <div className="grid gap-6">
        <Pager label={t('statement.months')} previous={toLink(view.earlier, words)} next={toLink(view.later, words)} />
        {view.payoutCount > 0 && <MonthCard {...toMonthText(view, month, words)} />}
        {view.payoutCount === 0 && (
          <Empty
            title={nearest === null ? t('statement.none') : t('statement.noneInMonth', { month: words.month(month) })}
            text={nearest === null ? t('statement.empty') : t('statement.emptyMonth')}
            action={
              nearest === null
                ? { href: '/payouts', text: t('payments.see-payouts') }
                : { href: monthHref(nearest), text: t('statement.seeMonth', { month: words.month(nearest) }) }
            }
          />
        )}
        {view.years.length > 0 && (
          <RecordsCard
            title={t('statement.records')}
            files={(['xlsx', 'csv'] as const).map((format) => ({
              href: fileHref(year, format),
              text: t(`statement.${format}`, { year: `${year}` }),
            }))}
            filesHint={[
              t('statement.csvHint'),
              ...(view.contentsToCome > 0
                ? [t('statement.toCome', { count: view.contentsToCome, year: `${year}` })]
                : []),
            ].join(' ')}
            statements={view.years
              .filter((each) => each <= today.getUTCFullYear())
              .map((each) => ({ href: statementHref(each), text: t('statement.yearly', { year: `${each}` }) }))}
            hint={t('statement.yearlyHint')}
          />
        )}
      </div>
    </Shell>
  )
}

function toLink(month: Date | null, words: Awaited<ReturnType<typeof coachWords>>) {
  return month === null ? { href: null, text: '' } : { href: monthHref(month), text: words.month(month) }
}
