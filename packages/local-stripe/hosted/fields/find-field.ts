import { bankFields } from './bank-fields'
import { businessFields } from './business-fields'
import { documentField } from './document-fields'
import { type Field, shaped, text } from './field'
import { interventionWords, labelFor } from './known-labels'
import { personFields } from './person-fields'

/** The question for a field. An unknown field gets a plain question with its label. */
export function fieldFor(name: string, country: string): Field {
  return catalogueOf(country).get(name) ?? unwritten(name)
}

const catalogues = new Map<string, Map<string, Field>>()

function catalogueOf(country: string): Map<string, Field> {
  const known = catalogues.get(country)
  if (known) return known
  const fields = [
    code,
    ...personFields('person', '', country),
    ...others.flatMap(([owner, of]) => personFields(owner, of, country)),
    ...businessFields(country),
    ...bankFields(country),
  ]
  const catalogue = new Map(fields.map((field) => [field.name, field]))
  catalogues.set(country, catalogue)
  return catalogue
}

const others: [string, string][] = [
  ['owners', ' of the owner'],
  ['directors', ' of the director'],
  ['executives', ' of the manager'],
]

const code = text('person.phone_code', 'Code', {
  autocomplete: 'one-time-code',
  isNumeric: true,
  hint: 'In tests: 000000. No text message was sent.',
  clean: (value) => value.replace(/[\s-]/g, ''),
  ...shaped(/^000000$/, 'That code is not right. In tests it is 000000.'),
})

const provided: Record<string, string> = {
  'company.owners_provided': 'Everybody who owns 25 % or more is named',
  'company.directors_provided': 'All directors are named',
  'company.executives_provided': 'Everybody who runs the business is named',
}

function unwritten(name: string): Field {
  const asked = interventionWords(name)
  if (asked?.way === 'challenge') return { ...documentField(name, asked.label), hint: asked.hint }
  if (asked) return text(name, asked.label, { type: 'area', hint: asked.hint })
  if (/\.verification\.|(^|\.)documents\./.test(name)) return documentField(name, documentLabel(name))
  if (Object.hasOwn(provided, name)) {
    return text(name, provided[name] ?? '', { type: 'consent', ...shaped(/^true$/, 'Tick the box to go on.') })
  }
  return text(name, labelFor(name), { hint: 'Any answer will do.' })
}

function documentLabel(name: string): string {
  if (name === 'person.verification.document') return 'Identity document'
  if (name === 'person.verification.additional_document') return 'Document that shows your address'
  const owner = others.find(([prefix]) => name.startsWith(`${prefix}.`))
  return `${labelFor(name)}${owner?.[1] ?? ''}`
}
