import { html } from 'hono/html'
import { inMajor } from '../currencies'
import type { Markup } from '../hosted/page'
import type { ChargeBody, DisputeBody, IntentBody, RefundBody } from '../money/bodies'
import { isConfirmable } from '../money/intent'
import { pairs } from './account-page'
import { controlFrame, timeOf } from './frame'
import { refundList } from './refund-list'

export interface PaymentShown {
  platform: string
  intent: IntentBody
  charge: ChargeBody | null
  refunds: RefundBody[]
  dispute: DisputeBody | null
}

/** Everything of one payment, and what its payer's bank may do. */
export function paymentPageOf(
  { platform, intent, charge, refunds, dispute }: PaymentShown,
  done: string | null,
): Markup {
  const money = (amount: number) => inMajor(amount, intent.currency)
  const left = charge === null ? 0 : charge.amount_captured - charge.amount_refunded
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
      'Last error': intent.last_payment_error?.message ?? 'none',
    })}
    ${isConfirmable(intent) ? html`<p><a href="/pay/${intent.client_secret}">Pay it</a></p>` : ''}
    <h2>Refunds</h2>
    ${refundList(intent.id, refunds, money)}
    <h2>Dispute</h2>
    ${dispute === null ? disputeForm(intent.id, left, money(left)) : disputed(intent.id, dispute, money(dispute.amount))}`,
    done,
  )
}

function disputeForm(id: string, left: number, most: string): Markup {
  if (left === 0) return html`<p>There is nothing to dispute.</p>`
  return html`<form method="post" action="/control/payments/${id}/dispute" class="narrow-form">
    <div class="field">
      <label for="amount">Amount</label>
      <p class="hint" id="amount-hint">In the smallest unit of the currency; all of ${most} when empty</p>
      <input id="amount" name="amount" inputmode="numeric" aria-describedby="amount-hint">
    </div>
    <div class="field">
      <label for="reason">Reason</label>
      <input id="reason" name="reason" value="fraudulent">
    </div>
    <div class="buttons"><button class="second">Dispute it</button></div>
  </form>`
}

function disputed(
  id: string,
  { id: dispute, status, reason, evidence_details: { due_by } }: DisputeBody,
  amount: string,
) {
  return html`${pairs({
    Dispute: dispute,
    Amount: amount,
    Reason: reason,
    Status: status,
    'Evidence due': due_by === null ? 'never' : timeOf(due_by),
  })}
  ${
    status === 'needs_response'
      ? html`<form method="post" action="/control/payments/${id}/settle" class="buttons">
        <input type="hidden" name="dispute" value="${dispute}">
        <button class="second" name="outcome" value="won">The platform wins</button>
        <button class="second" name="outcome" value="lost">The platform loses</button>
      </form>`
      : ''
  }`
}
