import { html } from 'hono/html'
import { formField } from './form-field'
import { type Markup, page } from './page'
import type { Step } from './steps'

interface StepPage {
  step: Step
  /** Steps to go after this one, the review among them. */
  left: number
  values: Record<string, string>
  problems: Map<string, string>
}

export function stepPage({ step, left, values, problems }: StepPage): Markup {
  const title = problems.size > 0 ? `Please check: ${step.title}` : step.title
  return page(
    title,
    html`<p class="quiet">${left === 1 ? '1 more step after this' : `${left} more steps after this`}</p>
    <h1>${step.title}</h1>
    <p>${step.lead}</p>
    <p><a href="?fill=1">Use test data</a></p>
    ${problems.size > 0 ? html`<p class="error" role="alert">Some answers need another look.</p>` : ''}
    <form method="post" novalidate>
      ${step.fields.map((field) => formField(field, values[field.name] ?? '', problems.get(field.name)))}
      ${stepButtons('Continue')}
    </form>`,
  )
}

export function reviewPage(answers: [label: string, value: string][], submitted: boolean): Markup {
  if (submitted && answers.length === 0) return nothingAskedPage()
  return page(
    'Review and submit',
    html`<p class="quiet">Last step</p>
    <h1>Review and submit</h1>
    <p>These are the answers that will be checked.</p>
    <dl>${answers.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
    <p>By submitting you accept the connected account agreement. In this test world it binds you to nothing.</p>
    <form method="post">${stepButtons('Agree and submit')}</form>`,
  )
}

function nothingAskedPage(): Markup {
  return page(
    'Nothing to do',
    html`<h1>Nothing is asked of you</h1>
    <p>All answers are in. You can go back.</p>
    <form method="post"><div class="buttons"><button name="then" value="later">Go back</button></div></form>`,
  )
}

function stepButtons(onward: string): Markup {
  return html`<div class="buttons">
    <button name="then" value="next">${onward}</button>
    <button name="then" value="later" class="second" formnovalidate>Save for later</button>
  </div>`
}
