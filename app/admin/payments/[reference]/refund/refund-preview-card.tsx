import { RefundConfirmForm } from '@/components/admin/payments/refund-confirm-form'
import { RefundLedgerTable } from '@/components/admin/payments/refund-ledger-table'
import { Card } from '@/components/ui/card'
import { PageLink } from '@/components/ui/page-link'
import type { RefundPreview } from '@/lib/payouts/payments/refunds/preview-refund'
import type { KeptPayment } from '@/lib/payouts/ports/payment-store'
import { toTyped } from '@/lib/words/money-words'
import type { AdminWords } from '../../../admin-words'
import { refundPayment } from './actions'
import { balanceWarnings } from './balance-warnings'
import { type ChosenRefund, refundHref } from './refund-address'

interface Props {
  payment: KeptPayment
  /** As typed, to start another amount from. */
  typed: ChosenRefund
  asked: { id: string; amount: number; takesBack: boolean }
  preview: Extract<RefundPreview, { kind: 'possible' }>
  words: AdminWords
}

export function RefundPreviewCard({ payment, typed, asked, preview, words }: Props) {
  const { t, money, signed } = words
  const { reference, currency, coach } = payment
  const { ledger, left, balances } = preview
  const line = (who: string, moved: number) => ({ who, moved: signed(moved, currency) })
  return (
    <Card>
      <div className="grid gap-6">
        <h2 className="text-20 font-semibold">{t('refund.question', { amount: money(asked.amount, currency) })}</h2>
        <RefundLedgerTable
          caption={t('refund.ledger')}
          lines={[
            line(t('refund.client'), ledger.client),
            line(coach.name ?? coach.email, ledger.coach),
            line(t('refund.platform'), ledger.platform),
          ]}
        />
        <RefundConfirmForm
          action={refundPayment}
          fields={{
            id: reference,
            refund: asked.id,
            amount: toTyped(asked.amount, currency),
            left: String(left),
            ...(asked.takesBack ? { takesBack: 'yes' } : {}),
          }}
          warnings={balanceWarnings(balances, currency, words)}
          text={{
            button: t('refund.button', { amount: money(asked.amount, currency) }),
            busy: t('refund.busy'),
            forGood: t('refund.for-good'),
          }}
        />
        <p>
          <PageLink href={refundHref(reference, { ...typed, id: null })} className="underline underline-offset-4">
            {t('refund.change')}
          </PageLink>
        </p>
      </div>
    </Card>
  )
}
