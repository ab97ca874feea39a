import { Moment } from '@/components/admin/moment'
import type { RecordRow } from '@/components/admin/record-table'
import { PageLink } from '@/components/ui/page-link'
import type { UncheckedPayment } from '@/lib/payouts/ports/health-store'
import type { AdminWords } from '../admin-words'
import { paymentHref } from '../payments/[reference]/payment-address'

export function toUncheckedRow(row: UncheckedPayment, { t, moment }: AdminWords): RecordRow {
  const { reference, coach, failure, failures, since, nextTryAt } = row
  return {
    id: reference,
    head: (
      <>
        <PageLink href={paymentHref(reference)} className="font-medium underline">
          {reference}
        </PageLink>
        <span className="block text-muted">{coach.name ?? coach.email}</span>
      </>
    ),
    cells: [
      {
        name: t('health.failing.error'),
        content: (
          <>
            {t(`health.failure.${failure}`)}
            <span className="block text-muted">{t('health.failing.times', { count: failures })}</span>
          </>
        ),
      },
      { name: t('health.failing.since'), content: <Moment moment={moment(since)} /> },
      { name: t('health.failing.next'), content: <Moment moment={moment(nextTryAt)} /> },
    ],
  }
}
