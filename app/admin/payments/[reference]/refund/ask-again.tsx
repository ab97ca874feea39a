import { RefundConfirmForm } from '@/components/admin/payments/refund-confirm-form'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import type { KeptPayment } from '@/lib/payouts/ports/payment-store'
import type { KeptRefund } from '@/lib/payouts/ports/refund-store'
import { toTyped } from '@/lib/words/money-words'
import type { AdminWords } from '../../../admin-words'
import { refundPayment } from './actions'

interface Props {
  payment: Pick<KeptPayment, 'reference' | 'currency'>
  refund: Pick<KeptRefund, 'id' | 'amount' | 'takesBack'>
  words: AdminWords
}

/** Repeats an unanswered refund unchanged: it is never made twice. */
export function AskAgain({ payment: { reference, currency }, refund, words: { t, money } }: Props) {
  const said = { amount: money(refund.amount, currency) }
  return (
    <Card>
      <div className="grid gap-6">
        <Alert tone="bad">{t(refund.takesBack ? 'refund.unanswered' : 'refund.unanswered-ours', said)}</Alert>
        <RefundConfirmForm
          action={refundPayment}
          fields={{
            id: reference,
            refund: refund.id,
            amount: toTyped(refund.amount, currency),
            ...(refund.takesBack ? { takesBack: 'yes' } : {}),
          }}
          text={{ button: t('refund.again'), busy: t('refund.busy') }}
        />
      </div>
    </Card>
  )
}
