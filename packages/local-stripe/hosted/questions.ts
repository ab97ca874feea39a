import { html } from 'hono/html'
import type { Field } from './fields/field'
import { formField } from './fields/form-field'
import type { Markup } from './page'

/**
 * The questions of a form, those that belong together under one heading.
 * @param told what is wrong, by field
 */
export function questionsOf(fields: Field[], values: Record<string, string>, told: Map<string, string>): Markup[] {
  return grouped(fields).map(([group, members]) => {
    const questions = members.map((field) => formField(field, values[field.name] ?? '', told.get(field.name)))
    return group === undefined
      ? html`${questions}`
      : html`<fieldset class="group"><legend>${group}</legend>${questions}</fieldset>`
  })
}

function grouped(fields: Field[]): [group: string | undefined, fields: Field[]][] {
  const groups: [string | undefined, Field[]][] = []
  for (const field of fields) {
    const last = groups.at(-1)
    if (last && last[0] !== undefined && last[0] === field.group) last[1].push(field)
    else groups.push([field.group, [field]])
  }
  return groups
}
