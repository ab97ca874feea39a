import { html } from 'hono/html'
import type { Field } from '../fields/field'
import { type Markup, page } from '../page'
import type { OnboardingSession } from './onboarding-session'
import { progress, stepButtons } from './step-page'
import type { Step } from './steps'

/** The last step: all answers, each with a way to change it. */
export function reviewPage({ account, visit, steps }: OnboardingSession): Markup {
  if (account.shown.details_submitted && steps.length === 0) return nothingAskedPage()
  const { given, draft } = account.facts
  const kept = account.shown.details_submitted ? draft : given
  const parts = steps.filter(({ id }) => id !== 'code')
  return page(
    'Review and submit',
    html`${progress(steps.length + 1, steps.length + 1)}
    <h1>Review and submit</h1>
    <p class="lead">These are the answers that will be checked.</p>
    ${parts.map((step) => part(step, kept, `/setup/visit/${visit.token}/${step.id}`))}
    <form method="post">
      <p class="agreement">By submitting you accept the connected account agreement. This is a test, so it isn’t binding.</p>
      ${stepButtons('Agree and submit')}
    </form>`,
  )
}

function part({ title, fields }: Step, kept: Record<string, string>, path: string): Markup {
  const answers = fields.filter(({ name }) => kept[name])
  return html`<section class="card part">
    <div class="part-head"><h2>${title}</h2><a href="${path}">Change<span class="unseen">: ${title}</span></a></div>
    <dl>
      ${answers.map((field) => html`<div><dt>${field.label}</dt><dd>${shownValue(field, kept[field.name] ?? '')}</dd></div>`)}
    </dl>
  </section>`
}

/** Shows only the end of a number that identifies a person or account. */
function shownValue({ name, type, choices }: Field, value: string): string {
  if (type === 'consent') return 'Yes'
  if (type === 'document') return value.endsWith('_failure') ? 'Given: fails in tests' : 'Given'
  if (/(^external_account|\.id_number|\.tax_id)$/.test(name)) return `Ends in ${value.slice(-4)}`
  return choices?.find(([choice]) => choice === value)?.[1] ?? value
}

function nothingAskedPage(): Markup {
  return page(
    'Nothing to do',
    html`<h1>Nothing to do</h1>
    <p class="lead">All answers are in. You can go back.</p>
    <form method="post"><div class="buttons"><button name="then" value="later">Go back</button></div></form>`,
  )
}
