import { html } from 'hono/html'
import type { Account } from '../../accounts/account'
import { fieldOfKey } from '../../engine/requirement-keys'
import { type Markup, page } from '../page'
import { problemSummary } from '../problem-summary'
import { questionsOf } from '../questions'
import type { OnboardingSession } from './onboarding-session'
import type { Step } from './steps'

export interface StepPage {
  session: OnboardingSession
  step: Step
  values: Record<string, string>
  /** Problems from earlier checks, by field. */
  found: Map<string, string>
  /** Problems in this submission, by field. */
  problems: Map<string, string>
}

export function stepPage({ session, step, values, found, problems }: StepPage): Markup {
  const { account, visit, steps } = session
  const place = steps.indexOf(step)
  const before = steps[place - 1]
  const told = new Map([...found, ...problems])
  const hasDocument = step.fields.some(({ type }) => type === 'document')
  return page(
    problems.size > 0 ? `Please check: ${step.title}` : step.title,
    html`${progress(place + 1, steps.length + 1)}
    <h1>${step.title}</h1>
    <p class="lead">${step.lead}</p>
    ${deadlineNote(account, step)}
    ${problems.size > 0 ? problemSummary(step.fields, problems) : ''}
    ${step.id === 'business' ? countryNote(account.facts.country) : ''}
    <p class="fill"><a href="?fill=1">Use test data</a></p>
    <form method="post" novalidate ${hasDocument ? 'enctype=multipart/form-data' : ''}>
      ${questionsOf(step.fields, values, told)}
      ${stepButtons('Continue')}
    </form>
    ${before ? html`<p><a href="/setup/visit/${visit.token}/${before.id}">Back<span class="unseen"> to: ${before.title}</span></a></p>` : ''}`,
  )
}

export function progress(place: number, of: number): Markup {
  return html`<p class="quiet">Step ${place} of ${of}</p>
    <progress value="${place}" max="${of}" aria-hidden="true"></progress>`
}

export function stepButtons(onward: string): Markup {
  return html`<div class="buttons">
    <button name="then" value="next">${onward}</button>
    <button name="then" value="later" class="second" formnovalidate>Save for later</button>
  </div>`
}

function countryNote(country: string): Markup {
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country
  return html`<dl class="fixed"><div><dt>Country</dt><dd>${name}. It was set with your account and stays as it is.</dd></div></dl>`
}

/** The deadline of a step, where Stripe set one. */
function deadlineNote({ shown }: Account, { fields }: Step): Markup | string {
  const { currently_due, past_due, current_deadline } = shown.requirements
  if (current_deadline === null || !shown.details_submitted) return ''
  const dated = currently_due.filter((key) => !past_due.includes(key)).map(fieldOfKey)
  if (!fields.some(({ name }) => dated.includes(name))) return ''
  const day = new Date(current_deadline * 1000)
  const written = day.toLocaleString('en-GB', { ...toTheMinute, timeZone: 'UTC', timeZoneName: 'short' })
  return html`<p class="note">Needed by <time datetime="${day.toISOString()}">${written}</time>. Without it payouts stop then.</p>`
}

const toTheMinute = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const
