import { html } from 'hono/html'
import type { Field } from './fields/field'
import { fieldId } from './fields/form-field'
import type { Markup } from './page'

/** Takes the focus on load so that screen readers read it first; each line links to its question. */
export function problemSummary(fields: Field[], problems: Map<string, string>): Markup {
  const wrong = fields.filter(({ name }) => problems.has(name))
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    <h2>Some answers need another look</h2>
    <ul>${wrong.map((field) => html`<li><a href="#${fieldId(field)}">${field.label}: ${problems.get(field.name)}</a></li>`)}</ul>
  </div>`
}
