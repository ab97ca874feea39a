import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/app/i18n/translations'
import { Shell } from '@/app/shell'
import { StatementSheet } from '@/components/payouts/money/statement-sheet'
import { Empty } from '@/components/ui/empty'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { coachWords } from '../../../words'
import { statementHref, toYear } from '../../chosen-year'
import { toStatementText } from '../../statement-text'

interface Props {
  params: Promise<{ year: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const year = toYear((await params).year)
  return year === null ? {} : { title: (await getTranslations('payouts'))('statement.yearTitle', { year: `${year}` }) }
}

export default async function PayoutStatementPage({ params }: Props) {
  const year = toYear((await params).year)
  const coachId = await requireCoach(year === null ? '/payouts/money' : statementHref(year))
  const words = await coachWords()
  if (year === null || year > words.today().getUTCFullYear()) notFound()
  const { t } = words
  const { payouts, brand } = forPages()
  const text = toStatementText(await payouts.payoutStatement(coachId, year), year, brand.name, words)
  const back = { href: '/payouts/money', text: t('statement.title') }

  return (
    <Shell title={t('statement.yearTitle', { year: `${year}` })} back={back}>
      {text.tables.length === 0 && text.notes.length === 0 ? (
        <Empty
          title={t('statement.nothing', { year: `${year}` })}
          text={t('statement.nothingWhy', { year: `${year}` })}
          action={back}
        />
      ) : (
        <StatementSheet print={t('statement.print')} {...text} />
      )}
    </Shell>
  )
}
