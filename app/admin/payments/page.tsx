import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { Downloads } from '@/components/admin/downloads'
import { ListSearch } from '@/components/admin/list-search'
import { PaymentTable } from '@/components/admin/payments/payment-table'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageLink } from '@/components/ui/page-link'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { shownPaymentStates } from '@/lib/payouts/vocabulary/payments/payment-state'
import type { SearchParams } from '../../search-params'
import { adminWords } from '../admin-words'
import { paymentsHref, toPaymentFilter } from './payment-filter'
import { toPaymentRow } from './payment-row-view'

export default async function PaymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const adminId = await requireAdmin('/admin/payments')
  const filter = toPaymentFilter(await searchParams)
  const [{ payments, older, coach }, words] = await Promise.all([
    forPages().payouts.payments(adminId, filter),
    adminWords(),
  ])
  const { t } = words
  const { coachId, state, search, cursor } = filter
  const isFiltered = coachId !== null || state !== null || search !== ''

  return (
    <Shell title={t('payments.title')} back={{ href: '/admin/coaches', text: t('coach.back') }} wide>
      <div className="grid gap-6">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="min-w-0 flex-1 basis-96">
            <ListSearch
              action="/admin/payments"
              search={search}
              state={state ?? ''}
              kept={{ coach: coachId ?? undefined }}
              states={shownPaymentStates.map((each) => ({ value: each, label: t(`payments.status.${each}`) }))}
              clearHref={isFiltered ? '/admin/payments' : null}
              text={{
                search: t('payments.search'),
                state: t('payments.state'),
                anyState: t('payments.any-state'),
                show: t('payments.show'),
                clear: t('payments.clear'),
              }}
            />
          </div>
          <ButtonLink href="/admin/reports" variant="quiet">
            {t('reports.link')}
          </ButtonLink>
        </div>
        {coachId !== null && (
          <p className="flex flex-wrap items-center gap-x-3 wrap-anywhere">
            {t('payments.only-of', { name: coach?.name ?? coach?.email ?? coachId })}
            <PageLink
              href={paymentsHref({ state, search })}
              className="inline-flex min-h-11 items-center underline underline-offset-4"
            >
              {t('payments.of-everybody')}
            </PageLink>
          </p>
        )}
        {payments.length > 0 ? (
          <PaymentTable
            rows={payments.map((payment) => toPaymentRow(payment, words))}
            text={{
              caption: t('payments.caption'),
              payment: t('payments.payment'),
              coach: t('payments.coach'),
              state: t('payments.state'),
              amount: t('payments.amount'),
              fee: t('payments.fee'),
              reached: t('payments.reached'),
              refunded: t('payments.refunded'),
              due: t('payments.due'),
              nothing: t('payments.nothing'),
            }}
          />
        ) : (
          <Empty
            title={t(isFiltered ? 'payments.no-match-title' : 'payments.empty-title')}
            text={t(isFiltered ? 'payments.no-match' : 'payments.empty')}
            action={
              isFiltered
                ? { href: '/admin/payments', text: t('payments.show-all') }
                : { href: '/admin/coaches', text: t('payments.see-coaches') }
            }
          />
        )}
        {payments.length > 0 && (
          <Downloads
            path="/admin/payments/payments"
            query={new URL(paymentsHref({ coachId, state, search }), 'http://here').search.slice(1)}
            text={{ xlsx: t('audit.download.xlsx'), csv: t('audit.download.csv') }}
          />
        )}
        <Pager
          label={t('payments.pages')}
          previous={{
            href: cursor === null ? null : paymentsHref({ ...filter, cursor: null }),
            text: t('payments.newest'),
          }}
          next={{ href: older === null ? null : paymentsHref({ ...filter, cursor: older }), text: t('payments.older') }}
        />
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('payments.title') }
}
