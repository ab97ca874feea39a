import { html } from 'hono/html'
import type { Account } from '../account'
import { type Markup, page } from '../hosted/page'
import { actLabels } from './acts'
import type { Notice } from './notices'

interface Everything {
  accounts: Account[]
  notices: Notice[]
  now: number
}

export function pageOfControl({ accounts, notices, now }: Everything): Markup {
  return page(
    'Control',
    html`<h1>Accounts, notices and the clock</h1>
    <p>This server stands in for Stripe Connect on this machine. Nothing here is real, and nothing leaves it.</p>
    <h2>Clock</h2>
    <p>It is ${timeOf(now)} here.</p>
    <form method="post" action="/control/clock" class="buttons">
      ${[300, 86_400, 7 * 86_400].map(
        (seconds) => html`<button class="second" name="advance" value="${seconds}">Forward ${spanOf(seconds)}</button>`,
      )}
    </form>
    <h2>Accounts</h2>
    ${accounts.length === 0 ? html`<p>None yet.</p>` : accounts.map(accountCard)}
    <h2>Notices</h2>
    <form method="post" action="/control/notices" class="buttons">
      <button class="second" name="silent" value="yes">Stop delivering</button>
      <button class="second" name="silent" value="no">Deliver again</button>
    </form>
    ${notices.length === 0 ? html`<p>None yet.</p>` : html`<ul>${notices.slice(0, 50).map(noticeLine)}</ul>`}`,
    { wide: true },
  )
}

function accountCard({ id, access, facts, profile, shown }: Account): Markup {
  const { requirements } = shown
  return html`<section class="card" aria-label="Account ${id}">
    <h3>${id}</h3>
    <p>${profile.email ?? 'no email'}, ${facts.country}</p>
    <p>${accessTold[access]} Submitted: ${yes(shown.details_submitted)}.
      Charges: ${yes(shown.charges_enabled)}. Payouts: ${yes(shown.payouts_enabled)}.
      Reason: ${requirements.disabled_reason ?? 'none'}.</p>
    <p class="quiet">Due: ${requirements.currently_due.join(', ') || 'nothing'}</p>
    <p class="quiet">Being checked: ${requirements.pending_verification.join(', ') || 'nothing'}</p>
    ${access === 'closed' ? '' : actButtons(id, access)}
  </section>`
}

const accessTold = { granted: '', withdrawn: 'Access withdrawn.', closed: 'Closed for good.' }

function actButtons(id: string, access: Account['access']): Markup {
  return html`<form method="post" action="/control/accounts/${id}" class="buttons">
      ${Object.entries(actLabels)
        .filter(([name]) => name !== (access === 'granted' ? 'grant' : 'withdraw'))
        .map(([name, label]) => html`<button class="second" name="act" value="${name}">${label}</button>`)}
    </form>`
}

function noticeLine({ type, account, created, deliveries }: Notice): Markup {
  const answers = deliveries.flatMap(({ attempts }) => attempts.map(({ status, error }) => status ?? error))
  const told = deliveries.length === 0 ? 'nobody wanted it' : answers.join(', ') || 'on its way'
  return html`<li>${timeOf(created)} ${type} ${account ?? ''}: ${told}</li>`
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19)
}

function spanOf(seconds: number): string {
  if (seconds < 86_400) return `${seconds / 60} minutes`
  return seconds === 86_400 ? '1 day' : `${seconds / 86_400} days`
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no'
}
