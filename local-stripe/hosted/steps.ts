import type { Account } from '../account'
import { usesIban } from '../engine/iban'
import { missingFields, requiredFields } from '../engine/required-fields'
import { fieldOfWireKey } from '../engine/wire-fields'
import { type Field, fieldFor } from './field'

export interface Step {
  id: string
  title: string
  lead: string
  fields: Field[]
}

/** The steps still to do, in Stripe's order, before the review that closes every stay. */
export function stepsToDo(account: Account, asksForAll: boolean): Step[] {
  const asked = askedFields(account, asksForAll)
  const { country } = account.facts
  const known = outlines.flatMap(({ fields, ...step }) => {
    const shown = fields.filter((field) => asked.includes(field) || isKeptInSight(account, field))
    return fields.some((field) => asked.includes(field)) ? [{ ...step, names: withBank(shown, country) }] : []
  })
  const others = asked.filter((field) => !outlines.some(({ fields }) => fields.includes(field)))
  const questions = others.length > 0 ? [{ ...otherQuestions, names: others }] : []
  return [...known, ...questions].map(({ names, ...step }) => ({
    ...step,
    fields: names.map((name) => fieldFor(name, country)),
  }))
}

/** Answers in the order in which they are asked; the code from the phone is none. */
export function inOrder(answers: Record<string, string>): [field: string, value: string][] {
  const order = outlines.flatMap(({ fields }) => fields.flatMap((field) => [`${field}.routing_number`, field]))
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)
  const given = Object.entries(answers).filter(([field]) => field !== 'person.phone_code')
  return given.sort(([a], [b]) => place(a) - place(b))
}

/** What Stripe said is wrong with the answers it has, by field. */
export function complaints({ shown }: Account): Map<string, string> {
  return new Map(shown.requirements.errors.map(({ requirement, reason }) => [fieldOfWireKey(requirement), reason]))
}

const contact = ['person.email', 'person.phone']
const outlines = [
  { id: 'contact', title: 'How can we reach you?', lead: 'We begin with your email and phone.', fields: contact },
  {
    id: 'code',
    title: 'Enter the code',
    lead: 'A code was sent to your phone by text message.',
    fields: ['person.phone_code'],
  },
  {
    id: 'business',
    title: 'What kind of business is it?',
    lead: 'Tell what you sell and in which form.',
    fields: ['business_type', 'business_profile.mcc', 'business_profile.url', 'settings.payments.statement_descriptor'],
  },
  {
    id: 'company',
    title: 'About the business',
    lead: 'As it stands in the register.',
    fields: [
      'company.name',
      'company.tax_id',
      'company.address.line1',
      'company.address.city',
      'company.address.state',
      'company.address.postal_code',
    ],
  },
  {
    id: 'person',
    title: 'About you',
    lead: 'As it stands on your identity document.',
    fields: [
      'person.first_name',
      'person.last_name',
      'person.dob',
      'person.address.line1',
      'person.address.city',
      'person.address.state',
      'person.address.postal_code',
      'person.ssn_last_4',
      'person.id_number',
    ],
  },
  {
    id: 'bank',
    title: 'Where should payouts go?',
    lead: 'A bank account in your own name.',
    fields: ['external_account'],
  },
  {
    id: 'documents',
    title: 'Show a document',
    lead: 'Nothing is uploaded here: choose what the check will find.',
    fields: ['person.verification.document', 'person.verification.additional_document'],
  },
]

const otherQuestions = { id: 'questions', title: 'A few more questions', lead: 'Asked in the names Stripe gives them.' }

function askedFields(account: Account, asksForAll: boolean): string[] {
  const { facts, shown } = account
  if (!shown.details_submitted) {
    const first = [...contact, 'person.phone_code'].filter((field) => facts.given[field] === undefined)
    const demanded = facts.demands.map(({ field }) => field)
    return [...new Set([...first, ...missingFields(facts), ...demanded])].filter((field) => field !== 'tos_acceptance')
  }
  const { currently_due, past_due, eventually_due } = shown.requirements
  const due = [...currently_due, ...past_due, ...(asksForAll ? eventually_due : [])].map(fieldOfWireKey)
  return [...new Set(due)].filter((field) => field !== 'tos_acceptance' && facts.draft[field] === undefined)
}

/** Before the first submitting a step is shown whole, so that what is already there can be corrected. */
function isKeptInSight({ facts, shown }: Account, field: string): boolean {
  return !shown.details_submitted && (requiredFields(facts).includes(field) || contact.includes(field))
}

function withBank(fields: string[], country: string): string[] {
  if (!fields.includes('external_account') || usesIban(country)) return fields
  return ['external_account.routing_number', ...fields]
}
