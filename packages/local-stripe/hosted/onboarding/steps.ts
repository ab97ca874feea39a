import type { Account } from '../../accounts/account'
import { missingFields, requiredFields } from '../../engine/required-fields'
import { fieldOfKey } from '../../engine/requirement-keys'
import { bankFields } from '../fields/bank-fields'
import type { Field } from '../fields/field'
import { fieldFor } from '../fields/find-field'
import { type Outline, outlineOf, outlines } from './step-outlines'

export interface Step extends Pick<Outline, 'id' | 'title' | 'lead'> {
  fields: Field[]
  /** True while something in it is unanswered. */
  isOpen: boolean
}

/** Steps in Stripe's order, answered ones included, without the final review. */
export function stepsOf(account: Account, asksForAll: boolean): Step[] {
  const asked = account.shown.details_submitted ? outstanding(account, asksForAll) : everything(account)
  const isOpen = openIn(account)
  const wanted = new Map(asked.map((field) => [field, outlineOf(field)]))
  return [...new Set([...outlines, ...wanted.values()])]
    .map((outline) => ({ outline, names: asked.filter((field) => wanted.get(field) === outline) }))
    .filter(({ names }) => names.length > 0)
    .map(({ outline: { id, title, lead, fields }, names }) => ({
      id,
      title,
      lead,
      isOpen: names.some(isOpen),
      fields: inOrder(fields, names).flatMap((name) => questions(account, name, names)),
    }))
}

/** Stripe's errors by field, except where a new answer is waiting. */
export function requirementErrors({ shown, facts }: Account): Map<string, string> {
  const said = shown.requirements.errors.map(({ requirement, reason }) => [fieldOfKey(requirement), reason] as const)
  return new Map(said.filter(([field]) => facts.draft[field] === undefined))
}

/** False for the agreement, which is the review, and for fields only Stripe's support can answer. */
function isAnswerable(field: string): boolean {
  return field !== 'tos_acceptance' && !/^interv_.*\.support$/.test(field)
}

function everything({ facts, shown }: Account): string[] {
  const demanded = facts.demands.map(({ field }) => field)
  const due = shown.requirements.currently_due.map(fieldOfKey)
  const fields = [...contact, 'person.phone_code', ...requiredFields(facts), ...demanded, ...due]
  return [...new Set(fields)].filter(isAnswerable)
}

function outstanding({ shown }: Account, asksForAll: boolean): string[] {
  const { currently_due, past_due, eventually_due } = shown.requirements
  const due = [...currently_due, ...past_due, ...(asksForAll ? eventually_due : [])].map(fieldOfKey)
  return [...new Set(due)].filter(isAnswerable)
}

function openIn({ facts, shown }: Account): (field: string) => boolean {
  const { country, given, draft, demands } = facts
  const kept = shown.details_submitted ? draft : given
  const missing = shown.details_submitted ? [] : missingFields(facts)
  const hasNoBankNumber = bankFields(country).length > 2 && kept['external_account.routing_number'] === undefined
  return (field) => {
    if (field === 'external_account' && hasNoBankNumber) return true
    if (!shown.details_submitted && demands.some((demand) => demand.field === field)) return true
    if (!shown.details_submitted && requiredFields(facts).includes(field)) return missing.includes(field)
    return kept[field] === undefined && !(field === website && kept[description] !== undefined)
  }
}

/** A bank account has several questions, and a description may replace a website. */
function questions({ facts }: Account, name: string, names: string[]): Field[] {
  if (name === 'external_account') return bankFields(facts.country)
  const field = fieldFor(name, facts.country)
  if (name !== website || names.includes(description)) return [field]
  const group = 'A website, or in its place a description'
  const instead = { ...fieldFor(description, facts.country), group, isOptional: true }
  return [{ ...field, group, insteadOf: description }, instead]
}

function inOrder(order: string[], names: string[]): string[] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return names.toSorted((a, b) => place(a) - place(b))
}

const contact = ['person.email', 'person.phone']
const website = 'business_profile.url'
const description = 'business_profile.product_description'
