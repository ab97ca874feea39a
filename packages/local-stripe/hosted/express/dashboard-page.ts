import { html } from 'hono/html'
import type { Account } from '../../accounts/account'
import { fieldOfKey } from '../../engine/requirement-keys'
import type { MoneyOf } from '../../money/payouts/money-of-account'
import { bankFields } from '../fields/bank-fields'
import { fieldFor } from '../fields/find-field'
import { testDataFor } from '../fields/test-data'
import { isBarred } from '../onboarding/onboarding-session'
import { requirementErrors } from '../onboarding/steps'
import { type Markup, page } from '../page'
import { problemSummary } from '../problem-summary'
import { questionsOf } from '../questions'
import { accountStates } from './account-states'
import type { DashboardSession } from './dashboard-session'
import { moneyCards } from './payouts-card'

export function dashboard({ account, home }: DashboardSession, money: MoneyOf, isBankChanged: boolean): Markup {
  const { profile, facts, shown } = account
  const states = accountStates(account)
  return page(
    'Express dashboard',
    html`${isBankChanged ? html`<p class="note" role="status">Your bank account was changed.</p>` : ''}
    <h1>${nameOf(account)}</h1>
    <p class="lead">${profile.email ?? ''}</p>
    <section class="card"><h2>Status</h2>
      ${states.map(({ isOn, words }) => html`<p class="state ${isOn ? 'on' : ''}">${words}</p>`)}
    </section>
    ${asked(account, home)}
    ${moneyCards(money)}
    <section class="card"><h2>Bank account</h2>
      <p>${bankWords(facts.given.external_account)}</p>
      ${(facts.otherBanks ?? []).map(({ currency, number }) => html`<p>Payouts in ${currency.toUpperCase()} go to the account that ends in ${number.slice(-4)}.</p>`)}
      ${isBarred(account) ? '' : html`<p><a href="${home}/bank">Change bank account</a></p>`}
    </section>
    <section class="card"><h2>Your details</h2>
      <dl>
        <div><dt>Account</dt><dd>${shown.id}</dd></div>
        <div><dt>Country</dt><dd>${new Intl.DisplayNames('en', { type: 'region' }).of(facts.country) ?? facts.country}</dd></div>
      </dl>
      <p><a href="${home}/close">Close account</a></p>
    </section>
    <form method="post" action="${home}/leave"><div class="buttons"><button class="second">Sign out</button></div></form>`,
  )
}

interface BankForm {
  isFilled?: boolean
  values?: Record<string, string>
  problems?: Map<string, string>
}

export function bankPage(
  { account, home }: DashboardSession,
  { isFilled, values, problems = new Map() }: BankForm,
): Markup {
  const { country, given } = account.facts
  const fields = bankFields(country)
  const filled = Object.fromEntries(fields.map((field) => [field.name, testDataFor(field, country)]))
  return page(
    problems.size > 0 ? 'Please check: Change your bank account' : 'Change your bank account',
    html`<h1>Change your bank account</h1>
    <p class="lead">${bankWords(given.external_account)} Payouts go to the new account as soon as it is checked.</p>
    ${problems.size > 0 ? problemSummary(fields, problems) : ''}
    <p class="fill"><a href="?fill=1">Use test data</a></p>
    <form method="post" novalidate>
      ${questionsOf(fields, values ?? (isFilled ? filled : {}), problems)}
      <div class="buttons">
        <button>Change bank account</button>
        <a class="button second" href="${home}">Keep it</a>
      </div>
    </form>`,
  )
}

function asked(account: Account, home: string): Markup | string {
  const { currently_due, past_due, pending_verification } = account.shown.requirements
  const due = labelsOf(account, [...past_due, ...currently_due])
  const checked = labelsOf(account, pending_verification)
  const reasons = requirementErrors(account)
  return html`${
    due.length === 0
      ? ''
      : html`<section class="card"><h2>What we need from you</h2>
        <ul>${due.map(({ field, label }) => html`<li>${label}${reasons.has(field) ? html`: ${reasons.get(field)}` : ''}</li>`)}</ul>
        <form method="post" action="${home}/answer"><div class="buttons"><button>Answer now</button></div></form>
      </section>`
  }${
    checked.length === 0
      ? ''
      : html`<section class="card"><h2>Being checked</h2>
        <ul>${checked.map(({ label }) => html`<li>${label}</li>`)}</ul>
        <p class="quiet">There is nothing to do while this lasts.</p>
      </section>`
  }`
}

function labelsOf({ facts }: Account, keys: string[]): { field: string; label: string }[] {
  const fields = [...new Set(keys.map(fieldOfKey))].filter((field) => field !== 'tos_acceptance')
  return fields.map((field) => ({ field, label: fieldFor(field, facts.country).label }))
}

function nameOf({ facts: { given } }: Account): string {
  const person = [given['person.first_name'], given['person.last_name']].filter(Boolean).join(' ')
  return given['company.name'] || person || 'Your account'
}

function bankWords(number: string | undefined): string {
  return number ? `Payouts go to the account that ends in ${number.slice(-4)}.` : 'No bank account yet.'
}
