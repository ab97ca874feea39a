import { html } from 'hono/html'
import type { Account } from '../../accounts/account'
import type { Markup } from '../../hosted/page'
import { controlFrame, timeOf } from '../frame'
import { stateOf } from './state-words'

interface Shown {
  accounts: Account[]
  hasMore: boolean
  search: string
  now: number
}

export function accountsPageOf({ accounts, hasMore, search, now }: Shown): Markup {
  const next = new URLSearchParams({ starting_after: accounts.at(-1)?.id ?? '', search })
  return controlFrame(
    'Accounts',
    '/',
    html`<p class="lead">This server stands in for Stripe Connect on this machine. It is ${timeOf(now)} here.</p>
    <form method="get" action="/" class="line">
      <div><label for="search">Id or email begins with</label><input id="search" name="search" value="${search}"></div>
      <button class="second">Search</button>
    </form>
    ${accounts.length === 0 ? html`<p>${search === '' ? 'None yet.' : 'No matches.'}</p>` : list(accounts)}
    ${hasMore ? html`<p><a href="/?${next.toString()}">Older accounts</a></p>` : ''}`,
  )
}

function list(accounts: Account[]): Markup {
  return html`<ul class="rows">${accounts.map(
    (account) => html`<li>
      <a href="/control/accounts/${account.id}">${account.profile.email ?? account.id}</a>
      <span>${stateOf(account)}</span>
      <span class="quiet">${account.id}, ${account.facts.country}, ${timeOf(account.created)}</span>
    </li>`,
  )}</ul>`
}
