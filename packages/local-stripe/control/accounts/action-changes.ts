import { ownCurrency } from '../../accounts/bank-account'
import { homeOf } from '../../data/countries'
import {
  addRequirements,
  addRiskIntervention,
  announceRequirements,
  crossThreshold,
} from '../../engine/add-requirements'
import { type AccountFacts, type ExtraRequirement, newFacts } from '../../engine/facts'
import { fieldOfKey } from '../../engine/requirement-keys'
import { testAnswers } from '../../engine/test-answers'
import { testBank } from '../../engine/test-bank'
import { newId } from '../../identifiers'
import type { ActionOptions } from './action-options'

const day = 86_400
const document = 'person.verification.document'

/** As if the coach had answered everything and every check had passed. */
export function makeReady(facts: AccountFacts, now: number): AccountFacts {
  return {
    ...newFacts(facts.country, facts.requested, facts.personId),
    given: { ...facts.given, ...testAnswers(facts.country) },
    submittedAt: facts.submittedAt ?? now,
    ...(facts.otherBanks && { otherBanks: facts.otherBanks.map((bank) => ({ ...bank, isRefused: false })) }),
  }
}

/** Most actions need a submitted account. */
export function ensureSubmitted(facts: AccountFacts, now: number): AccountFacts {
  return facts.submittedAt === null ? makeReady(facts, now) : facts
}

/** Adds fields to what Stripe already asks for. */
export function askForMore(
  facts: AccountFacts,
  now: number,
  { fields, days = 7, after_days }: ActionOptions,
): AccountFacts {
  const from = beginsIn(after_days, now)
  return addRequirements(facts, fieldsOf(fields), dueIn(days, from ?? now), from)
}

/** Gives every requirement the same deadline. */
export function setDeadline(facts: AccountFacts, now: number, options: ActionOptions): AccountFacts {
  if (facts.demands.length === 0) return askForMore(facts, now, options)
  const due = dueIn(options.days === undefined ? 7 : options.days, now)
  return { ...facts, demands: facts.demands.map((requirement) => ({ ...requirement, due })) }
}

/** Makes every requirement overdue. */
export function makeOverdue(facts: AccountFacts, now: number, options: ActionOptions): AccountFacts {
  const open = facts.demands.length === 0 ? askForMore(facts, now, options) : facts
  return { ...open, demands: open.demands.map((requirement) => ({ ...requirement, due: 'overdue' })) }
}

export function failCheck(
  facts: AccountFacts,
  { fields, code = 'verification_document_not_readable' }: ActionOptions,
): AccountFacts {
  const reason = `The check ended with ${code}.`
  const done = { ...facts, check: null }
  const asks = addRequirements(done, fieldsOf(fields), 'overdue')
  return {
    ...asks,
    demands: asks.demands.map((requirement) => withReason(requirement, fieldsOf(fields), code, reason)),
  }
}

/**
 * Stripe asks about a risk in fields that no platform can answer, docs.stripe.com/connect/handling-api-verification.
 */
export function askAboutRisk(
  facts: AccountFacts,
  now: number,
  { description = 'business_model_verification', path = 'form', days = 14, after_days }: ActionOptions,
): AccountFacts {
  const from = beginsIn(after_days, now)
  return addRiskIntervention(facts, { id: newId('', 14), description, path }, dueIn(days, from ?? now), from)
}

/** Earnings crossed a threshold, and Stripe still lacks proof of who earned them. */
export function passThreshold(facts: AccountFacts, now: number): AccountFacts {
  return crossThreshold(forgetting(facts, [document, 'person.id_number']), now)
}

/** A requirement that Stripe announced for a later date. */
export function announce(facts: AccountFacts, now: number, { fields, days }: ActionOptions): AccountFacts {
  const coming = fieldsOf(fields)
  return announceRequirements(forgetting(facts, coming), coming, now + (days ?? 30) * day)
}

/** The coach gives the bank account of a currency, in place of the one before. */
export function giveBank(facts: AccountFacts, { currency = 'eur', number: asked }: ActionOptions): AccountFacts {
  const number = asked ?? testBank(homeOf(currency) ?? facts.country).external_account ?? ''
  if (currency === ownCurrency(facts)) {
    return { ...facts, given: { ...facts.given, external_account: number }, refusedBank: undefined }
  }
  const others = facts.otherBanks?.filter((bank) => bank.currency !== currency) ?? []
  return { ...facts, otherBanks: [...others, { currency, number, isRefused: false }] }
}

/** The account has been idle: the test website says so, docs.stripe.com/connect/testing. */
export function makeInactive(facts: AccountFacts): AccountFacts {
  return { ...facts, given: { ...facts.given, 'business_profile.url': 'https://inactivity.stripe.com' } }
}

function forgetting(facts: AccountFacts, fields: string[]): AccountFacts {
  const given = Object.entries(facts.given).filter(([field]) => !fields.includes(field))
  return { ...facts, given: Object.fromEntries(given) }
}

function beginsIn(days: number | undefined, now: number): number | undefined {
  return days === undefined ? undefined : now + days * day
}

function dueIn(days: number | null, now: number): ExtraRequirement['due'] {
  return days === null ? 'asked' : now + days * day
}

function withReason(requirement: ExtraRequirement, fields: string[], code: string, reason: string): ExtraRequirement {
  return fields.includes(requirement.field) ? { ...requirement, code, reason } : requirement
}

function fieldsOf(keys: string[] = [document]): string[] {
  return keys.map(fieldOfKey)
}
