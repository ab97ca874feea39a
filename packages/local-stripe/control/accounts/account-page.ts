import { html } from 'hono/html'
import type { Account } from '../../accounts/account'
import { type BankAccountBody, bankAccounts } from '../../accounts/bank-account'
import type { LoggedRequest } from '../../api/request-log'
import { inMajor } from '../../data/currencies'
import type { Requirements } from '../../engine/account-status'
import type { Markup } from '../../hosted/page'
import type { MoneyOf } from '../../money/payouts/money-of-account'
import { eventList } from '../delivery/event-list'
import type { EventShown } from '../delivery/recent-events'
import { requestList } from '../delivery/request-list'
import { controlFrame, timeOf } from '../frame'
import { payoutList } from '../payments/payout-list'
import { actionButtons } from './action-buttons'
import { stateOf } from './state-words'

interface Shown {
  account: Account
  events: EventShown[]
  requests: LoggedRequest[]
  money: MoneyOf
  done: string | null
}

export function accountPageOf({ account, events, requests, money, done }: Shown): Markup {
  const { id, profile, facts, shown, platform } = account
  const { requirements } = shown
  const { payouts, upcoming } = money
  const balances = Object.entries(money.balances)
  return controlFrame(
    profile.email ?? id,
    '',
    html`<p class="lead">${stateOf(account)}</p>
    <h2>What Stripe says</h2>
    ${pairs({
      Account: id,
      Platform: platform,
      Country: facts.country,
      Submitted: yes(shown.details_submitted),
      Charges: yes(shown.charges_enabled),
      Payouts: yes(shown.payouts_enabled),
      Available: told(balances.map(([currency, { available }]) => inMajor(available, currency))),
      Pending: told(balances.map(([currency, { pending }]) => inMajor(pending, currency))),
      'Next payout': told(upcoming.map(({ amount, currency, at }) => `${inMajor(amount, currency)}, ${timeOf(at)}`)),
      'Bank accounts': told(bankAccounts(id, facts).map(bankWords)),
      Capabilities: told(Object.entries(shown.capabilities).map(([name, status]) => `${name} ${status}`)),
      'Disabled because of': requirements.disabled_reason ?? 'nothing',
      'Currently due': told(requirements.currently_due),
      Deadline: requirements.current_deadline === null ? 'none' : timeOf(requirements.current_deadline),
      'Past due': told(requirements.past_due),
      'Eventually due': told(requirements.eventually_due.filter((key) => !requirements.currently_due.includes(key))),
      Announced: told((shown.future_requirements as Requirements).currently_due),
      'Being checked': told(requirements.pending_verification),
      Errors: told(requirements.errors.map(({ code, requirement }) => `${code} (${requirement})`)),
    })}
    <h2>What Stripe does</h2>
    ${actionButtons(account)}
    <h2>Payouts</h2>
    ${payoutList(account, payouts)}
    <h2>What the coach answered</h2>
    ${Object.keys(facts.given).length === 0 ? html`<p>Nothing yet.</p>` : pairs(answered(facts.given))}
    <h2>Events</h2>
    ${eventList(events, `/control/accounts/${id}`)}
    <h2>Requests</h2>
    ${requestList(requests)}`,
    done,
  )
}

export function pairs(values: Record<string, string>): Markup {
  return html`<dl class="pairs">${Object.entries(values).map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

function answered(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== '')
      .sort(),
  )
}

function bankWords({ currency, last4, status }: BankAccountBody): string {
  return `${currency.toUpperCase()} ${last4}${status === 'errored' ? ' (errored)' : ''}`
}

function told(values: string[]): string {
  return values.join(', ') || 'none'
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no'
}
