import { type AccountFacts, type Demand, newFacts } from '../engine/facts'
import { testAnswers } from '../engine/test-answers'
import { fieldOfWireKey } from '../engine/wire-fields'
import type { ActOptions } from './act-options'

export const day = 86_400
const document = 'person.verification.document'

/** As if the coach had answered everything well and every check were over. */
export function readied(facts: AccountFacts, now: number): AccountFacts {
  return {
    ...newFacts(facts.country, facts.requested, facts.personId),
    given: { ...facts.given, ...testAnswers(facts.country) },
    submittedAt: facts.submittedAt ?? now,
  }
}

/** Most things only befall an account that was submitted. */
export function submitted(facts: AccountFacts, now: number): AccountFacts {
  return facts.submittedAt === null ? readied(facts, now) : facts
}

/** Asks for further fields, beside what is asked already. */
export function asked(facts: AccountFacts, now: number, { fields, days = 7 }: ActOptions): AccountFacts {
  const due = days === null ? 'asked' : now + days * day
  return demanding(facts, fieldsOf(fields), { due, code: null, reason: null })
}

/** Gives everything that is asked the same deadline. */
export function dated(facts: AccountFacts, now: number, options: ActOptions): AccountFacts {
  if (facts.demands.length === 0) return asked(facts, now, options)
  const due = options.days === null ? 'asked' : now + (options.days ?? 7) * day
  return { ...facts, demands: facts.demands.map((demand) => ({ ...demand, due })) }
}

/** As if the time for everything that is asked were over. */
export function overdue(facts: AccountFacts, now: number, options: ActOptions): AccountFacts {
  const open = facts.demands.length === 0 ? asked(facts, now, options) : facts
  return { ...open, demands: open.demands.map((demand) => ({ ...demand, due: 'overdue' })) }
}

export function failed(
  facts: AccountFacts,
  { fields, code = 'verification_document_not_readable' }: ActOptions,
): AccountFacts {
  const reason = `The check ended with ${code}.`
  const done = { ...facts, check: null }
  return demanding(done, fieldsOf(fields), { due: 'overdue', code, reason })
}

/** Stripe asks about a risk, in fields no platform can answer, docs.stripe.com/connect/handling-api-verification. */
export function riskAsked(facts: AccountFacts, now: number, { days = 14 }: ActOptions): AccountFacts {
  return asked(facts, now, { fields: ['interv_localstripe.business_model_verification.form'], days })
}

/** What Stripe asks once an account has earned more than a threshold, docs.stripe.com/connect/required-verification-information. */
export function thresholdCrossed(facts: AccountFacts, now: number, { fields, days = 14 }: ActOptions): AccountFacts {
  return asked(facts, now, { fields: fields ?? [document, 'person.id_number'], days })
}

function demanding(facts: AccountFacts, fields: string[], demand: Omit<Demand, 'field'>): AccountFacts {
  const others = facts.demands.filter(({ field }) => !fields.includes(field))
  return { ...facts, demands: [...others, ...fields.map((field) => ({ field, ...demand }))] }
}

function fieldsOf(keys: string[] = [document]): string[] {
  return keys.map(fieldOfWireKey)
}
