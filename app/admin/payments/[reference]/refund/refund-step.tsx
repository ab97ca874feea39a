import { requireRecentAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { PaymentDetail } from '@/lib/payouts/payments/payment-detail'
import type { AdminWords } from '../../../admin-words'
import { paymentHref } from '../payment-address'
import { AmountStep } from './amount-step'
import { AskAgain } from './ask-again'
import { type ChosenRefund, refundHref } from './refund-address'
import { RefundPreviewCard } from './refund-preview-card'
import { RefundReceipt } from './refund-receipt'

interface Props {
  detail: PaymentDetail
  typed: ChosenRefund
  /** In minor units of the payment's currency. */
  asked: { id: string; amount: number; takesBack: boolean }
  words: AdminWords
}

/** The preview with its button; after it, the outcome. */
export async function RefundStep({ detail, typed, asked, words }: Props) {
  const { t, money } = words
  const { payment } = detail
  const { reference, currency } = payment
  const adminId = await requireRecentAdmin(refundHref(reference, typed))
  const preview = await forPages().payouts.previewRefund(adminId, { ...asked, reference })
  const question = { detail, asked: { ...typed, id: null }, words }
  switch (preview.kind) {
    case 'possible':
      return <RefundPreviewCard payment={payment} typed={typed} asked={asked} preview={preview} words={words} />
    case 'other-unanswered':
      return <AskAgain payment={payment} refund={preview.refund} words={words} />
    case 'known': {
      const { refund } = preview
      if (refund.state === 'made')
        return <RefundReceipt detail={detail} refund={refund} movement={preview.movement} asked={asked} words={words} />
      if (refund.state === 'asked') return <AskAgain payment={payment} refund={refund} words={words} />
      const why = refund.state === 'lost' ? 'refund.lost' : (`refund.refused.${refund.refusal ?? 'other'}` as const)
      return <AmountStep {...question} said={t(why)} />
    }
    case 'too-much':
      return <AmountStep {...question} error={t('refund.too-much', { left: money(preview.left, currency) })} />
    case 'uneven':
      return <AmountStep {...question} error={t('refund.uneven', { step: money(preview.step, currency) })} />
    case 'nothing-left':
    case 'disputed':
      return <AmountStep {...question} />
    case 'no-such-payment':
      throw new Error(`the payment disappeared: ${paymentHref(reference)}`)
    default:
      return preview satisfies never
  }
}
