import { html } from 'hono/html'
import { inMajor } from '../../data/currencies'
import type { Markup } from '../../hosted/page'
import type { ChargeBody, DisputeBody, IntentBody, RefundBody } from '../../money/bodies'
import { isOpen, leftToDispute } from '../../money/disputes/dispute'
import { isConfirmable } from '../../money/intent'
import { pairs } from '../accounts/account-page'
import { controlFrame, timeOf } from '../frame'
import { disputeForm, disputeShown } from './dispute-form'
import { refundList } from './refund-list'

export interface PaymentShown {
  platform: string
  intent: IntentBody
  charge: ChargeBody | null
  refunds: RefundBody[]
  /** Newest first. */
  disputes: DisputeBody[]
}

/** One payment, and what the client's bank can do with it. */
export function paymentPageOf(
  { platform, intent, charge, refunds, disputes }: PaymentShown,
  done: string | null,
): Markup {
  const money = (amount: number) => inMajor(amount, intent.currency)
  const left = charge === null ? 0 : leftToDispute(charge, disputes)
  return controlFrame(
    money(intent.amount),
    '',
    html`<p class="lead">${intent.status}</p>
    ${pairs({
      Payment: intent.id,
      Platform: platform,
      Made: timeOf(intent.created),
      For: intent.transfer_data?.destination ?? 'the platform',
      'Application fee': money(intent.application_fee_amount ?? 0),
      Received: money(intent.amount_received),
      Refunded: money(charge?.captured ? charge.amount_refunded : 0),
      Charge: charge?.id ?? 'none',
      'In the books': isToSettle(charge) ? 'not yet' : (charge?.balance_transaction ?? 'no'),
      'Last error': intent.last_payment_error?.message ?? 'none',
    })}
    ${isConfirmable(intent) ? html`<p><a href="/pay/${intent.client_secret}">Pay it</a></p>` : ''}
    ${
      isToSettle(charge)
        ? html`<form method="post" action="/control/payments/${intent.id}/settle-now" class="buttons">
        <button class="second">Settle it now</button>
      </form>`
        : ''
    }
    <h2>Refunds</h2>
    ${refundList(intent.id, refunds, money)}
    <h2>Dispute</h2>
    ${disputes.map((dispute) => disputeShown(intent.id, dispute, money(dispute.amount)))}
    ${disputes.some(isOpen) ? '' : disputeForm(intent.id, left, money(left))}`,
    done,
  )
}

function isToSettle(charge: ChargeBody | null): boolean {
  return charge?.captured === true && charge.balance_transaction === null
}
