import { html } from 'hono/html'
import { inMajor } from '../../data/currencies'
import type { Markup } from '../../hosted/page'
import type { IntentBody } from '../../money/bodies'
import { controlFrame, timeOf } from '../frame'

export function paymentsPageOf(payments: IntentBody[]): Markup {
  const next = new URLSearchParams({ starting_after: payments.at(-1)?.id ?? '' })
  return controlFrame(
    'Payments',
    '/control/payments',
    html`${payments.length === 0 ? html`<p>None yet.</p>` : list(payments)}
    ${payments.length === 50 ? html`<p><a href="/control/payments?${next.toString()}">Older payments</a></p>` : ''}`,
  )
}

function list(payments: IntentBody[]): Markup {
  return html`<ul class="rows">${payments.map(
    ({ id, amount, currency, status, created, transfer_data }) => html`<li>
      <a href="/control/payments/${id}">${inMajor(amount, currency)}</a>
      <span>${status}</span>
      <span class="quiet">${timeOf(created)}, ${id}${
        transfer_data === null
          ? ''
          : html`, <a href="/control/accounts/${transfer_data.destination}">${transfer_data.destination}</a>`
      }</span>
    </li>`,
  )}</ul>`
}
