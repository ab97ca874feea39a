import { html } from 'hono/html'
import type { Markup } from '../../hosted/page'
import type { RefundBody } from '../../money/bodies'
import { failureReasons } from '../../money/refunds/settle-refund'
import { timeOf } from '../frame'

/** The refunds of a payment, and how the client's bank can answer each. */
export function refundList(payment: string, refunds: RefundBody[], money: (amount: number) => string): Markup {
  if (refunds.length === 0) return html`<p>None yet.</p>`
  return html`<ul class="rows">${refunds.map(
    (refund) => html`<li>
      <strong>${money(refund.amount)}</strong>
      <span>${refund.status}${refund.failure_reason ? `: ${refund.failure_reason}` : ''}</span>
      <span class="quiet">${timeOf(refund.created)}, ${refund.id}</span>
      ${refund.status === 'failed' ? '' : outcomeForm(payment, refund)}
    </li>`,
  )}</ul>`
}

function outcomeForm(payment: string, { id, status }: RefundBody): Markup {
  return html`<form method="post" action="/control/payments/${payment}/refund" class="narrow-form">
    <input type="hidden" name="refund" value="${id}">
    <div class="field">
      <label for="reason-${id}">Why it fails</label>
      <select id="reason-${id}" name="reason">${failureReasons.map(
        (reason) => html`<option${reason === 'expired_or_canceled_card' ? ' selected' : ''}>${reason}</option>`,
      )}</select>
    </div>
    <div class="buttons">
      <button class="second" name="outcome" value="failed">It fails${status === 'pending' ? '' : ' after all'}</button>
      ${status === 'pending' ? html`<button class="second" name="outcome" value="succeeded">It goes through</button>` : ''}
    </div>
  </form>`
}
