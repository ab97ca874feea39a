import { SumsTable } from '@/components/admin/payments/sums-table'
import { Section } from '@/components/admin/section'
import { buttonClasses } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { LeavingLink } from '@/components/ui/leaving-link'
import { Pager } from '@/components/ui/pager'
import { forPages } from '@/lib/composition/for-pages'
import type { Period } from '@/lib/payouts/ports/report-store'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import type { AdminWords } from '../admin-words'
import { type Days, periodQuery } from './chosen-period'
import { sumsShown } from './sums-in-order'
import { toCoachRow, toTotalRow } from './sums-row'

interface Props {
  adminId: AdminId
  days: Days
  period: Period
  cursor: string | null
  words: AdminWords
}

/** Totals, then coaches, and both as files. */
export async function ReportView({ adminId, days, period, cursor, words }: Props) {
  const { t } = words
  const { totals, lines, next } = await forPages().payouts.report(adminId, period, cursor)
  if (totals.length === 0) {
    return (
      <Empty
        title={t('reports.empty-title')}
        text={t('reports.empty')}
        action={{ href: '/admin/payments', text: t('reports.see-payments') }}
      />
    )
  }
  const query = periodQuery(days)
  const here = `/admin/reports?${query}`
  const shown = sumsShown(totals)
  const sums = shown.map((sum) => t(`reports.column.${sum}`))
  return (
    <>
      <p className="max-w-prose text-14 text-muted">{t('reports.hint')}</p>
      <Section title={t('reports.totals')}>
        <SumsTable
          caption={t('reports.totals-caption')}
          columns={[t('reports.column.currency'), ...sums]}
          rows={totals.map((line) => toTotalRow(line, shown, words))}
          nothing={t('reports.nothing')}
        />
        <p className="flex flex-wrap gap-3">
          {(
            ['coaches-xlsx', 'movements-xlsx', 'payouts-xlsx', 'coaches-csv', 'movements-csv', 'payouts-csv'] as const
          ).map((file) => (
            <LeavingLink
              key={file}
              href={`/admin/reports/${file.replace('-', '.')}?${query}`}
              isDownload
              className={buttonClasses('quiet')}
            >
              {t(`reports.${file}`)}
            </LeavingLink>
          ))}
        </p>
        <p className="max-w-prose text-14 text-muted">{t('reports.files-hint')}</p>
      </Section>
      <Section title={t('reports.by-coach')}>
        <SumsTable
          caption={t('reports.caption')}
          columns={[t('reports.column.coach'), ...sums]}
          rows={lines.map((line) => toCoachRow(line, shown, words))}
          nothing={t('reports.nothing')}
        />
        <Pager
          label={t('reports.pages')}
          previous={{ href: cursor === null ? null : here, text: t('reports.first') }}
          next={{
            href: next === null ? null : `${here}&cursor=${encodeURIComponent(next)}`,
            text: t('reports.next'),
          }}
        />
      </Section>
    </>
  )
}
