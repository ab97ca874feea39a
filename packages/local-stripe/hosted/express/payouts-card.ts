import { html } from 'hono/html'
import { inMajor } from '../../data/currencies'
import type { PayoutBody } from '../../money/bodies'
import type { MoneyOf } from '../../money/payouts/money-of-account'
import type { UpcomingPayout } from '../../money/payouts/upcoming-payout'
import type { Balance } from '../../store/balances'
import type { Markup } from '../page'

/** What a coach has, what goes to their bank next, and what went there. */
export function moneyCards({ balances, payouts, upcoming }: MoneyOf): Markup {
  return html`<section class="card"><h2>Balance</h2>
      ${balanceWords(balances)}
    </section>
    <section class="card"><h2>Payouts</h2>
      ${upcomingWords(upcoming)}
      ${payouts.length === 0 ? '' : html`<ul>${payouts.map((payout) => html`<li>${payoutWords(payout)}</li>`)}</ul>`}
    </section>`
}

function balanceWords(balances: Record<string, Balance>): Markup {
  const amounts = Object.entries(balances)
  if (amounts.length === 0) return html`<p>You haven’t received any payments yet.</p>`
  return html`${amounts.map(
    ([currency, { available, pending }]) =>
      html`<p>${inMajor(available, currency)} available, ${inMajor(pending, currency)} pending.</p>`,
  )}`
}

function upcomingWords(upcoming: UpcomingPayout[]): Markup {
  if (upcoming.length === 0) return html`<p>No payout is planned.</p>`
  return html`${upcoming.map(
    ({ amount, currency, at }) => html`<p>Next payout: ${inMajor(amount, currency)} on ${dayOf(at)}.</p>`,
  )}`
}

function payoutWords(payout: PayoutBody): string {
  const { amount, currency, status, arrival_date, failure_message } = payout
  const money = inMajor(Math.abs(amount), currency)
  const what = amount < 0 ? `${money} from your bank account` : money
  switch (status) {
    case 'paid':
      return `${what}: arrived on ${dayOf(arrival_date)}.`
    case 'failed':
      return `${what}: failed. ${failure_message ?? ''}`
    case 'canceled':
      return `${what}: canceled.`
    case 'pending':
    case 'in_transit':
      return `${what}: on its way, expected on ${dayOf(arrival_date)}.`
  }
}

function dayOf(seconds: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(seconds * 1000)
}
