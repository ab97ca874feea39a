import { expect, test } from 'vitest'
import { computeStatus } from './compute-status'
import { type AccountFacts, type ExtraRequirement, newFacts } from './facts'
import { giveAnswers, submit } from './submit-answers'
import { testAnswers } from './test-answers'

const now = 1_800_000_000
const wait = 4
const document = 'individual.verification.document'
const additional = 'individual.verification.additional_document'

const observedUs = [
  'business_profile.mcc',
  'business_profile.url',
  'business_type',
  'external_account',
  'representative.dob.day',
  'representative.dob.month',
  'representative.dob.year',
  'representative.email',
  'representative.first_name',
  'representative.last_name',
  'settings.payments.statement_descriptor',
  'tos_acceptance.date',
  'tos_acceptance.ip',
]
const observedDe = [
  'business_profile.mcc',
  'business_profile.url',
  'business_type',
  'external_account',
  'representative.address.city',
  'representative.address.line1',
  'representative.address.postal_code',
  'representative.dob.day',
  'representative.dob.month',
  'representative.dob.year',
  'representative.email',
  'representative.first_name',
  'representative.last_name',
  'representative.phone',
  'tos_acceptance.date',
  'tos_acceptance.ip',
]
const observedAu = [...observedDe.slice(0, 7), 'representative.address.state', ...observedDe.slice(7)]

test.each([
  ['US', observedUs],
  ['DE', observedDe],
  ['GB', observedDe],
  ['AU', observedAu],
])('asks of a new account in %s what real ones are asked, all overdue', (country, observed) => {
  const { requirements, detailsSubmitted, capabilities } = computeStatus(fresh(country), now)
  expect(detailsSubmitted).toBe(false)
  expect(requirements.currently_due).toEqual(observed)
  expect(requirements.past_due).toEqual(observed)
  expect(requirements.eventually_due).toEqual(observed)
  expect(requirements.disabled_reason).toBe('requirements.past_due')
  expect(capabilities).toEqual({ card_payments: 'inactive', transfers: 'inactive' })
})

test('shortens the list with each answer, and asks about people by business type', () => {
  const { requirements } = computeStatus(
    giveAnswers(fresh('US'), { business_type: 'individual', external_account: '1' }),
    now,
  )
  expect(requirements.currently_due).toContain('individual.first_name')
  expect(requirements.currently_due).not.toContain('business_type')
  expect(requirements.currently_due).not.toContain('external_account')
})

test('checks submitted details first: nothing due, nothing on', () => {
  const checked = computeStatus(submitted({}), now)
  expect(checked).toMatchObject({ detailsSubmitted: true, chargesEnabled: false, payoutsEnabled: false })
  expect(checked.requirements.currently_due).toEqual([])
  expect(checked.requirements.pending_verification).toContain('individual.dob.day')
  expect(checked.requirements.disabled_reason).toBe('requirements.pending_verification')
  expect(checked.capabilities).toEqual({ card_payments: 'pending', transfers: 'pending' })
  expect(checked.changesAt).toBe(now + wait)
})

test('needs no check for a date of birth known at once', () => {
  expect(computeStatus(submitted({ 'person.dob': '1902-01-01' }), now)).toMatchObject({
    payoutsEnabled: true,
    changesAt: null,
  })
})

const good = 'address_full_match'
const bad = 'address_no_match'
test.each([
  ['1901-01-01', good, []],
  ['1901-01-01', bad, [additional]],
  ['1901-01-01', 'address_line1_no_match', [additional]],
  ['1985-03-04', good, [document]],
  ['1985-03-04', bad, [additional, document]],
])('asks someone born %s at %s after the check for %j', (dob, line1, due) => {
  const { requirements, payoutsEnabled, chargesEnabled } = checked({ 'person.dob': dob, 'person.address.line1': line1 })
  expect(requirements.currently_due).toEqual(due)
  expect(requirements.past_due).toEqual(due)
  expect(requirements.errors.map(({ requirement }) => requirement).sort()).toEqual(due)
  expect([payoutsEnabled, chargesEnabled]).toEqual(due.length === 0 ? [true, true] : [false, false])
  expect(requirements.disabled_reason).toBe(due.length === 0 ? null : 'requirements.past_due')
})

test.each([
  ['person.id_number', '000000000', null],
  ['person.id_number', '222222222', null],
  ['person.id_number', '111111111', 'verification_failed_id_number_match'],
  ['person.ssn_last_4', '0000', null],
  ['person.ssn_last_4', '1111', 'verification_failed_id_number_match'],
  ['person.verification.document', 'file_identity_document_success', null],
  ['person.verification.document', 'file_identity_document_failure', 'verification_document_failed_test_mode'],
  ['external_account', '000111111116', null],
  ['external_account', 'DE89370400440532013000', null],
])('finds %s %s to be %s', (field, value, code) => {
  expect(checked({ [field]: value }).requirements.errors.map((error) => error.code)).toEqual(
    code === null ? [] : [code],
  )
})

test('lets a good document outweigh a wrong date of birth and number', () => {
  const given = {
    'person.dob': '1985-03-04',
    'person.id_number': '111111111',
    'person.verification.document': 'file_identity_document_success',
  }
  expect(checked(given).payoutsEnabled).toBe(true)
})

test('stops payouts and leaves charges on once a bank account refused a payout', () => {
  const facts = submitted({ external_account: '000111111113' })
  expect(computeStatus(facts, now + wait).payoutsEnabled).toBe(true)
  const refusedBank = { number: '000111111113', code: 'account_closed' } as const
  const refused = computeStatus({ ...facts, refusedBank }, now + wait)
  expect(refused).toMatchObject({ chargesEnabled: true, payoutsEnabled: false })
  expect(refused.capabilities.transfers).toBe('active')
  expect(refused.requirements.past_due).toEqual(['external_account'])
  const again = giveAnswers({ ...facts, refusedBank }, { external_account: '000111111113' })
  expect(computeStatus(submit(again, now, wait), now + wait).payoutsEnabled).toBe(true)
})

test.each([
  ['address_full_match', true, true],
  ['address_no_match', true, false],
  ['address_line1_no_match', false, false],
])('lets a business at %s charge: %s, and be paid out: %s', (line1, charges, payouts) => {
  const found = checked({ business_type: 'company', 'company.address.line1': line1 })
  expect(found).toMatchObject({ chargesEnabled: charges, payoutsEnabled: payouts })
})

test('makes a company’s representative a person with an id after submission', () => {
  const { requirements } = checked({ business_type: 'company', 'person.dob': '1985-03-04' })
  expect(requirements.currently_due).toEqual(['person_1.verification.document'])
})

test('reports nothing wrong in a field while it is checked again', () => {
  const failed = submitted({ 'person.dob': '1985-03-04' })
  const later = now + 100
  const again = submit(
    giveAnswers(failed, { 'person.verification.document': 'file_identity_document_failure' }),
    later,
    wait,
  )
  expect(computeStatus(again, later).requirements).toMatchObject({
    currently_due: [],
    pending_verification: [document],
  })
  expect(computeStatus(again, later + wait).requirements.errors).toHaveLength(1)
})

test('keeps an account on while another answer is checked', () => {
  const asked = demanding('overdue')
  const later = now + 100
  const on = computeStatus(
    submit(giveAnswers({ ...asked, demands: [] }, { 'person.id_number': '000000000' }), later, wait),
    later,
  )
  expect(on).toMatchObject({ payoutsEnabled: true })
  expect(on.requirements.pending_verification).toEqual(['individual.id_number'])
})

test('stops everything when another question’s deadline passes', () => {
  const asked = demanding(now + 1000)
  const before = computeStatus(asked, now + 999)
  expect(before).toMatchObject({ payoutsEnabled: true, changesAt: now + 1000 })
  expect(before.requirements).toMatchObject({ currently_due: [document], past_due: [], current_deadline: now + 1000 })
  const after = computeStatus(asked, now + 1000)
  expect(after).toMatchObject({ payoutsEnabled: false, chargesEnabled: false })
  expect(after.requirements).toMatchObject({ past_due: [document], disabled_reason: 'requirements.past_due' })
})

test('stops nothing for a question without a deadline; a later one is not even due', () => {
  const asked = computeStatus(demanding('asked'), now + wait)
  expect(asked).toMatchObject({ payoutsEnabled: true, changesAt: null })
  expect(asked.requirements).toMatchObject({ currently_due: [document], past_due: [], current_deadline: null })
  const later = computeStatus(demanding('later'), now + wait)
  expect(later).toMatchObject({ payoutsEnabled: true })
  expect(later.requirements).toMatchObject({ currently_due: [], eventually_due: ['individual.id_number', document] })
})

test('counts an answer after submission once it is submitted too', () => {
  const asked = demanding('overdue')
  const drafted = giveAnswers(asked, { 'person.verification.document': 'file_identity_document_success' })
  expect(computeStatus(drafted, now + 100).requirements.past_due).toEqual([document])
  expect(computeStatus(submit(drafted, now + 100, 0), now + 100).payoutsEnabled).toBe(true)
})

test.each([
  [{ kind: 'paused' } as const, 'platform_paused'],
  [{ kind: 'under_review' } as const, 'under_review'],
  [{ kind: 'listed' } as const, 'listed'],
  [{ kind: 'off' } as const, 'other'],
  [{ kind: 'rejected', reason: 'rejected.fraud' } as const, 'rejected.fraud'],
])('turns a good account off for %j, with reason %s', (intervention, reason) => {
  const off = computeStatus({ ...submitted({}), intervention }, now + wait)
  expect(off).toMatchObject({ payoutsEnabled: false, chargesEnabled: false })
  expect(off.requirements).toMatchObject({ disabled_reason: reason, currently_due: [] })
  expect(off.capabilities.transfers).not.toBe('active')
})

test('can take transfers away while payouts stay on', () => {
  const found = computeStatus({ ...submitted({}), transfersOff: true }, now + wait)
  expect(found).toMatchObject({
    payoutsEnabled: true,
    capabilities: { card_payments: 'active', transfers: 'inactive' },
  })
})

test('waits for the platform without a requested capability', () => {
  const found = computeStatus({ ...submitted({}), requested: [] }, now + wait)
  expect(found.requirements.disabled_reason).toBe('action_required.requested_capabilities')
})

test('accepts a product description instead of a website in the United States', () => {
  const described = giveAnswers(fresh('US'), { 'business_profile.product_description': 'Coaching' })
  expect(computeStatus(described, now).requirements.currently_due).not.toContain('business_profile.url')
  expect(computeStatus(fresh('US'), now).requirements.alternatives).toHaveLength(1)
  expect(computeStatus(fresh('DE'), now).requirements.alternatives).toEqual([])
})

function fresh(country: string): AccountFacts {
  return newFacts(country, ['card_payments', 'transfers'], 'person_1')
}

/** A US individual with good answers except these, just submitted. */
function submitted(given: Record<string, string>): AccountFacts {
  const answers = Object.entries(testAnswers('US')).filter(([field]) => !/verification|id_number/.test(field))
  return submit(giveAnswers(fresh('US'), { ...Object.fromEntries(answers), ...given }), now, wait)
}

function checked(given: Record<string, string>) {
  return computeStatus(submitted(given), now + wait)
}

function demanding(due: ExtraRequirement['due']): AccountFacts {
  const demand = { field: 'person.verification.document', due, code: null, reason: null }
  return { ...submitted({}), demands: [demand] }
}
