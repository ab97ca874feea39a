import { html } from 'hono/html'
import { deadlineNote } from './deadline-note'
import type { Field } from './field'
import { fieldId, formField } from './form-field'
import { type Markup, page } from './page'
import type { Stay } from './stay'
import type { Step } from './steps'

export interface StepPage {
  stay: Stay
  step: Step
  values: Record<string, string>
  /** What checks found wrong before, by field. */
  found: Map<string, string>
  /** What is wrong with what was just sent, by field. */
  problems: Map<string, string>
}

export function stepPage({ stay, step, values, found, problems }: StepPage): Markup {
  const { account, visit, steps } = stay
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
      ${grouped(step.fields).map(([group, fields]) => groupOf(group, fields, values, told))}
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

/** Takes the focus when the page opens, so that it is read first; each line leads to its question. */
export function problemSummary(fields: Field[], problems: Map<string, string>): Markup {
  const wrong = fields.filter(({ name }) => problems.has(name))
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    <h2>Some answers need another look</h2>
    <ul>${wrong.map((field) => html`<li><a href="#${fieldId(field)}">${field.label}: ${problems.get(field.name)}</a></li>`)}</ul>
  </div>`
}

function countryNote(country: string): Markup {
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country
  return html`<dl class="fixed"><div><dt>Country</dt><dd>${name}. It was set with your account and stays as it is.</dd></div></dl>`
}

/** Fields that stand together under one heading; the others are each their own group. */
function grouped(fields: Field[]): [group: string | undefined, fields: Field[]][] {
  const groups: [string | undefined, Field[]][] = []
  for (const field of fields) {
    const last = groups.at(-1)
    if (last && last[0] !== undefined && last[0] === field.group) last[1].push(field)
    else groups.push([field.group, [field]])
  }
  return groups
}

export function groupOf(
  group: string | undefined,
  fields: Field[],
  values: Record<string, string>,
  told: Map<string, string>,
): Markup {
  const questions = fields.map((field) => formField(field, values[field.name] ?? '', told.get(field.name)))
  if (group === undefined) return html`${questions}`
  return html`<fieldset class="group"><legend>${group}</legend>${questions}</fieldset>`
}
