import { html } from 'hono/html'
import type { Field } from './field'
import type { Markup } from './page'

/** One question with its label, hint and error tied to it. */
export function formField(field: Field, value: string, problem: string | undefined): Markup {
  const id = field.name.replaceAll('.', '-')
  const notes = [field.hint ? `${id}-hint` : '', problem ? `${id}-error` : ''].filter(Boolean).join(' ')
  const hint = field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : ''
  const error = problem ? html`<p class="error" id="${id}-error">${problem}</p>` : ''
  if (field.type === 'choice') return choiceField(field, id, value, notes, html`${hint}${error}`)
  return html`<div class="field">
    <label for="${id}">${field.label}</label>
    ${hint}${error}
    <input id="${id}" name="${field.name}" type="${field.type}" value="${value}" autocomplete="${field.autocomplete ?? 'off'}"
      ${problem ? 'aria-invalid=true' : ''} aria-describedby="${notes}">
  </div>`
}

function choiceField(
  { name, label, choices = [] }: Field,
  id: string,
  value: string,
  notes: string,
  told: Markup,
): Markup {
  return html`<fieldset class="field" aria-describedby="${notes}">
    <legend>${label}</legend>
    ${told}
    ${choices.map(
      ([choice, words]) => html`<div class="choice">
        <input type="radio" id="${id}-${choice}" name="${name}" value="${choice}" ${choice === value ? 'checked' : ''}>
        <label for="${id}-${choice}">${words}</label>
      </div>`,
    )}
  </fieldset>`
}
