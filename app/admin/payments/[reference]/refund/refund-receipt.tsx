import { FactList } from '@/components/admin/fact-list'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageLink } from '@/components/ui/page-link'
import type { Movement } from '@/lib/payouts/payments/outcome/movement'
import type { PaymentDetail } from '@/lib/payouts/payments/payment-detail'
import type { KeptRefund } from '@/lib/payouts/ports/refund-store'
import type { AdminWords } from '../../../admin-words'
import { paymentHref } from '../payment-address'
import { refundHref } from './refund-address'

interface Props {
  detail: PaymentDetail
  refund: KeptRefund
  /** null: not seen at the provider yet. */
  movement: Movement | null
  /** From the address, which may differ from what was refunded. */
  asked: { amount: number; takesBack: boolean }
  words: AdminWords
}

/** The outcome. This page cannot refund more. */
export function RefundReceipt({ detail: { payment, refundable }, refund, movement, asked, words }: Props) {
  const { t, money } = words
  const { reference, currency } = payment
  const outcome = movement === null ? 'pending' : movement.state === 'done' ? 'done' : outcomeOf(movement)
  const left = typeof refundable === 'string' ? null : refundable.left
  const isAnother = asked.amount !== refund.amount || asked.takesBack !== refund.takesBack
  return (
    <Card>
      <div className="grid gap-6">
        <Alert tone={outcome === 'failed' ? 'bad' : 'good'}>
          {t(`refund.receipt.${outcome}`, { amount: money(refund.amount, currency) })}
        </Alert>
        {isAnother && <p>{t('refund.receipt.another', { amount: money(refund.amount, currency) })}</p>}
        <FactList
          facts={[
            { name: t('refund.receipt.client'), text: money(refund.amount, currency) },
            { name: t('refund.receipt.who'), text: t(refund.takesBack ? 'refund.receipt.coach' : 'refund.receipt.us') },
            { name: t('refund.receipt.id'), code: refund.movementId ?? refund.id },
            { name: t('refund.receipt.left'), text: money(left ?? 0, currency) },
          ]}
        />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <ButtonLink href={paymentHref(reference)} variant="quiet">
            {t('refund.receipt.payment')}
          </ButtonLink>
          {left !== null && (
            <PageLink href={refundHref(reference)} className="underline underline-offset-4">
              {t('refund.receipt.more')}
            </PageLink>
          )}
        </div>
      </div>
    </Card>
  )
}

function outcomeOf({ state }: Movement): 'failed' | 'pending' {
  return state === 'failed' ? 'failed' : 'pending'
}
