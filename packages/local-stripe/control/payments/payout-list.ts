import { html } from 'hono/html'
import type { Account } from '../../accounts/account'
import { ownCurrency } from '../../accounts/bank-account'
import { inMajor } from '../../data/currencies'
import { bankFailureCodes } from '../../engine/bank-failures'
import type { Markup } from '../../hosted/page'
import type { PayoutBody } from '../../money/bodies'
import { timeOf } from '../frame'

/** An account's payouts, what its bank can do with each, and a payout before its day. */
export function payoutList(account: Account, payouts: PayoutBody[]): Markup {
  const { id } = account
  return html`${
    payouts.length === 0
      ? html`<p>None yet.</p>`
      : html`<ul class="rows">${payouts.map((payout) => row(id, payout))}</ul>`
  }
  <form method="post" action="/control/accounts/${id}/pay-out" class="buttons">
    ${payOutButtons(account)}
  </form>`
}

function payOutButtons({ facts }: Account): Markup {
  const others = (facts.otherBanks ?? []).map(({ currency }) => currency)
  if (others.length === 0) return html`<button class="second">Pay out what is available</button>`
  return html`${[ownCurrency(facts), ...others].map(
    (currency) =>
      html`<button class="second" name="currency" value="${currency}">Pay out what is available in ${currency.toUpperCase()}</button>`,
  )}`
}

function row(account: string, payout: PayoutBody): Markup {
  const { id, amount, currency, status, failure_code, arrival_date, automatic, method } = payout
  return html`<li>
    <strong>${inMajor(amount, currency)}</strong>
    <span>${status}${failure_code === null ? '' : `: ${failure_code}`}</span>
    <span class="quiet">${automatic ? 'automatic' : `by hand, ${method}`}, ${status === 'paid' ? 'arrived' : 'arrives'} ${timeOf(arrival_date)}, ${id}</span>
    ${status === 'failed' || status === 'canceled' ? '' : outcomeForm(account, payout)}
  </li>`
}

function outcomeForm(account: string, { id, status }: PayoutBody): Markup {
  return html`<form method="post" action="/control/accounts/${account}/payout" class="narrow-form">
    <input type="hidden" name="payout" value="${id}">
    <div class="field">
      <label for="code-${id}">Why it fails</label>
      <select id="code-${id}" name="code">${bankFailureCodes.map((code) => html`<option>${code}</option>`)}</select>
    </div>
    <div class="buttons">
      <button class="second" name="outcome" value="failed">It fails${status === 'paid' ? ' after all' : ''}</button>
      ${status === 'paid' ? '' : html`<button class="second" name="outcome" value="paid">It arrives now</button>`}
    </div>
  </form>`
}
