import { html } from 'hono/html'
import type { Markup } from '../page'
import { fileName } from './document-fields'
import type { Field } from './field'

/** One question with its label, hint and error tied to it. */
export function formField(field: Field, value: string, problem: string | undefined): Markup {
  const id = fieldId(field)
  const hint = field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : ''
  const error = problem ? html`<p class="error" id="${id}-error">${problem}</p>` : ''
  const notes = [field.hint ? `${id}-hint` : '', problem ? `${id}-error` : ''].filter(Boolean).join(' ')
  const asked: Asked = { field, id, value, told: html`${hint}${error}`, ties: ties(notes, problem) }
  switch (field.type) {
    case 'choice':
      return choiceField(asked)
    case 'document':
      return documentField(asked)
    case 'consent':
      return consentField(asked)
    default:
      return html`<div class="field">
        <label for="${id}">${field.label}${field.isOptional ? html` <span class="quiet">(in place of a website)</span>` : ''}</label>
        ${asked.told}${control(asked)}
      </div>`
  }
}

/** A question's anchor for the problem summary. */
export function fieldId({ name }: Field): string {
  return name.replaceAll(/[^\w]/g, '-')
}

interface Asked {
  field: Field
  id: string
  value: string
  /** Hint and error. */
  told: Markup
  /** Attributes that tie them to the control. */
  ties: Markup
}

function ties(notes: string, problem: string | undefined): Markup {
  return html`${problem ? html`aria-invalid="true"` : ''} ${notes ? html`aria-describedby="${notes}"` : ''}`
}

function control({ field, id, value, ties }: Asked): Markup {
  const { name, type, choices = [], autocomplete = 'off', isNumeric } = field
  if (type === 'area') return html`<textarea id="${id}" name="${name}" rows="4" ${ties}>${value}</textarea>`
  if (type !== 'select') {
    return html`<input id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}"
      ${isNumeric ? html`inputmode="numeric"` : ''} ${ties}>`
  }
  return html`<select id="${id}" name="${name}" ${ties}>
    <option value="">Choose one</option>
    ${choices.map(
      ([choice, words]) => html`<option value="${choice}" ${choice === value ? 'selected' : ''}>${words}</option>`,
    )}
  </select>`
}

function choiceField({ field, id, value, told, ties }: Asked): Markup {
  return html`<fieldset class="field" ${ties}>
    <legend>${field.label}</legend>
    ${told}${radios(field, id, value)}
  </fieldset>`
}

/** The problem summary links to the first radio, which has the question's anchor. */
function radios({ name, choices = [] }: Field, id: string, value: string): Markup[] {
  return choices.map(([choice, words], place) => {
    const own = place === 0 ? id : `${id}-${choice}`
    return html`<div class="choice">
      <input type="radio" id="${own}" name="${name}" value="${choice}" ${choice === value ? 'checked' : ''}>
      <label for="${own}">${words}</label>
    </div>`
  })
}

function documentField({ field, id, value, told, ties }: Asked): Markup {
  return html`<fieldset class="field card" ${ties}>
    <legend>${field.label}</legend>
    ${told}
    <label for="${id}">Choose a file</label>
    <input type="file" id="${id}" name="${fileName(field.name)}" accept="image/png,image/jpeg,application/pdf">
    <p class="hint">Or, without a file:</p>
    ${radios(field, `${id}-test`, value)}
  </fieldset>`
}

function consentField({ field, id, value, told, ties }: Asked): Markup {
  return html`<div class="field">
    ${told}
    <div class="choice">
      <input type="checkbox" id="${id}" name="${field.name}" value="true" ${value === 'true' ? 'checked' : ''} ${ties}>
      <label for="${id}">${field.label}</label>
    </div>
  </div>`
}
