import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import { Shell } from '@/app/shell'
import { PaymentList } from '@/components/payouts/payment-list'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { coachWords } from '../words'
import { toPaymentEntry } from './payment-entry'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts'))('payments.title') }
}

interface Props {
  searchParams: Promise<{ cursor?: string | string[] }>
}

export default async function MyPaymentsPage({ searchParams }: Props) {
  const coachId = await requireCoach('/payouts/payments')
  const cursor = toCursor(await searchParams)
  const [{ payments, older }, words] = await Promise.all([forPages().payouts.myPayments(coachId, cursor), coachWords()])
  const { t } = words

  return (
    <Shell title={t('payments.title')} back={{ href: '/payouts', text: t('payments.back') }}>
      <div className="grid gap-6">
        {payments.length > 0 ? (
          <PaymentList payments={payments.map((payment) => toPaymentEntry(payment, words))} />
        ) : (
          <Empty
            title={t('payments.none')}
            text={t('payments.empty')}
            action={{ href: '/payouts', text: t('payments.see-payouts') }}
          />
        )}
        <Pager
          label={t('payments.pages')}
          previous={{ href: cursor === null ? null : '/payouts/payments', text: t('payments.newest') }}
          next={{
            href: older === null ? null : `/payouts/payments?cursor=${encodeURIComponent(older)}`,
            text: t('payments.older'),
          }}
        />
      </div>
    </Shell>
  )
}

/** Where the list starts; null for the newest, or an invalid cursor. */
function toCursor({ cursor }: { cursor?: string | string[] }): string | null {
  return typeof cursor === 'string' && cursor.length <= 300 ? cursor : null
}
