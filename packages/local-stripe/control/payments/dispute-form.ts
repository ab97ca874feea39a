import { html } from 'hono/html'
import type { Markup } from '../../hosted/page'
import type { DisputeBody } from '../../money/bodies'
import { isOpen } from '../../money/disputes/dispute'
import { disputeReasons } from '../../money/disputes/dispute-options'
import { type DisputeOutcome, waysOf } from '../../money/disputes/settle-dispute'
import { pairs } from '../accounts/account-page'
import { timeOf } from '../frame'

/** How the client's bank may dispute a payment or ask about it. */
export function disputeForm(id: string, left: number, most: string): Markup {
  if (left === 0) return html`<p>There is nothing to dispute.</p>`
  return html`<form method="post" action="/control/payments/${id}/dispute" class="narrow-form">
    <div class="field">
      <label for="amount">Amount</label>
      <p class="hint" id="amount-hint">In the smallest unit of the currency; all of ${most} when empty</p>
      <input id="amount" name="amount" inputmode="numeric" aria-describedby="amount-hint">
    </div>
    <div class="field">
      <label for="reason">Reason</label>
      <select id="reason" name="reason">${disputeReasons.map(
        (reason) => html`<option${reason === 'fraudulent' ? ' selected' : ''}>${reason}</option>`,
      )}</select>
    </div>
    <div class="buttons">
      <button class="second">Dispute it</button>
      <button class="second" name="inquiry" value="yes">Only ask about it</button>
    </div>
  </form>`
}

/** A dispute or an inquiry, and how it can end. */
export function disputeShown(id: string, dispute: DisputeBody, amount: string): Markup {
  const { due_by, submission_count } = dispute.evidence_details
  return html`${pairs({
    Dispute: dispute.id,
    Amount: amount,
    Reason: dispute.reason,
    Status: dispute.status,
    'Evidence due': due_by === null ? 'never' : timeOf(due_by),
    'Answers given': `${submission_count}`,
  })}
  ${
    isOpen(dispute)
      ? html`<form method="post" action="/control/payments/${id}/settle" class="buttons">
        <input type="hidden" name="dispute" value="${dispute.id}">
        ${waysOf(dispute).map(
          (way) => html`<button class="second" name="outcome" value="${way}">${labels[way]}</button>`,
        )}
      </form>`
      : ''
  }`
}

const labels: Record<DisputeOutcome, string> = {
  won: 'The platform wins',
  lost: 'The platform loses',
  withdrawn: 'The payer withdraws it',
  closed: 'The bank closes the inquiry',
  escalated: 'The bank disputes it',
}
