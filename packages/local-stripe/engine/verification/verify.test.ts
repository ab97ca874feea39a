import { expect, test } from 'vitest'
import { fieldFor } from '../../hosted/fields/find-field'
import { openapi } from '../../schema/openapi'
import { computeStatus } from '../compute-status'
import { type AccountFacts, newFacts } from '../facts'
import { giveAnswers, submit } from '../submit-answers'
import { testAnswers } from '../test-answers'

const now = 1_800_000_000
const wait = 4
const passing = 'file_identity_document_success'
const failing = 'file_identity_document_failure'

type Effect = 'nothing' | 'payouts' | 'everything'
type Row = [field: string, value: string, asked: string, code: string, stops: Effect]
const fine = (field: string, value: string): Row => [field, value, '', '', 'nothing']

/** The test values of docs.stripe.com/connect/testing, each alone beside passing answers. */
const individual: Row[] = [
  fine('person.dob', '1901-01-01'),
  ['person.dob', '1985-03-04', 'individual.verification.document', 'verification_failed_keyed_identity', 'everything'],
  fine('person.address.line1', 'address_full_match'),
  [
    'person.address.line1',
    'address_no_match',
    'individual.verification.additional_document',
    'verification_failed_address_match',
    'everything',
  ],
  [
    'person.address.line1',
    'address_line1_no_match',
    'individual.verification.additional_document',
    'verification_failed_address_match',
    'everything',
  ],
  fine('person.id_number', '000000000'),
  fine('person.id_number', '222222222'),
  ['person.id_number', '111111111', 'individual.id_number', 'verification_failed_id_number_match', 'everything'],
  fine('person.ssn_last_4', '0000'),
  ['person.ssn_last_4', '1111', 'individual.id_number', 'verification_failed_id_number_match', 'everything'],
  fine('person.verification.document', passing),
  [
    'person.verification.document',
    failing,
    'individual.verification.document',
    'verification_document_failed_test_mode',
    'everything',
  ],
  fine('person.verification.additional_document', passing),
  [
    'person.verification.additional_document',
    failing,
    'individual.verification.additional_document',
    'verification_document_failed_test_mode',
    'everything',
  ],
  [
    'settings.payments.statement_descriptor',
    'mismatch',
    'settings.payments.statement_descriptor',
    'invalid_statement_descriptor_business_mismatch',
    'everything',
  ],
  [
    'settings.payments.statement_descriptor',
    'disallowed',
    'settings.payments.statement_descriptor',
    'invalid_statement_descriptor_denylisted',
    'everything',
  ],
  [
    'settings.card_payments.statement_descriptor_prefix',
    'mismatch',
    'settings.card_payments.statement_descriptor_prefix',
    'invalid_statement_descriptor_prefix_mismatch',
    'everything',
  ],
  [
    'settings.card_payments.statement_descriptor_prefix',
    'disallowed',
    'settings.card_payments.statement_descriptor_prefix',
    'invalid_statement_descriptor_prefix_denylisted',
    'everything',
  ],
  fine('business_profile.url', 'https://accessible.stripe.com'),
  ...website('disallowed', 'invalid_url_denylisted'),
  ...website('geoblocked', 'invalid_url_website_inaccessible_geoblocked'),
  ...website('inaccessible', 'invalid_url_website_inaccessible'),
  ...website('mismatch', 'invalid_url_website_business_information_mismatch'),
  ...website('missing', 'invalid_url_website_incomplete'),
  ...website('passwordprotected', 'invalid_url_website_inaccessible_password_protected'),
  ...website('problem', 'invalid_url_website_other'),
  ...website('underconstruction', 'invalid_url_website_incomplete_under_construction'),
  [
    'business_profile.name',
    'disallowed_dba',
    'business_profile.name',
    'invalid_business_profile_name_denylisted',
    'everything',
  ],
  ['business_profile.name', 'invalid_dba', 'business_profile.name', 'invalid_business_profile_name', 'everything'],
  [
    'business_profile.product_description',
    'require_url',
    'business_profile.url',
    'invalid_url_web_presence_detected',
    'everything',
  ],
  fine('external_account', '000123456789'),
  fine('external_account', '000888888883'),
  fine('external_account', '000999999991'),
  [
    'external_account',
    '000999999992',
    'documents.bank_account_ownership_verification.files',
    'verification_document_not_uploaded',
    'payouts',
  ],
  fine('external_account', 'DE89370400440532013000'),
]
const business: Row[] = [
  fine('company.tax_id', '000000000'),
  fine('company.tax_id', '000000001'),
  fine('company.tax_id', '222222222'),
  ['company.tax_id', '111111111', 'company.tax_id', 'verification_failed_tax_id_match', 'everything'],
  ['company.tax_id', '111111112', 'company.tax_id', 'verification_failed_tax_id_not_issued', 'everything'],
  fine('company.name', 'match_name_relationships'),
  ['company.name', 'mismatch_business_name', 'company.name', 'verification_failed_name_match', 'everything'],
  ['company.name', 'match_name_only', 'company.name', 'verification_failed_keyed_match', 'everything'],
  ['company.name', 'disallowed_name', 'company.name', 'invalid_company_name_denylisted', 'everything'],
  fine('company.address.line1', 'address_full_match'),
  [
    'company.address.line1',
    'address_no_match',
    'company.address.line1',
    'verification_failed_address_match',
    'payouts',
  ],
  [
    'company.address.line1',
    'address_line1_no_match',
    'company.address.line1',
    'verification_failed_address_match',
    'everything',
  ],
  fine('company.verification.document', passing),
  [
    'company.verification.document',
    failing,
    'company.verification.document',
    'verification_document_failed_test_mode',
    'everything',
  ],
  [
    'directors.first_name',
    'mismatch_director',
    'directors.first_name',
    'verification_directors_mismatch',
    'everything',
  ],
  ['directors.first_name', 'missing_director', 'directors.first_name', 'verification_missing_directors', 'everything'],
  [
    'directors.first_name',
    'extraneous_director',
    'directors.first_name',
    'verification_extraneous_directors',
    'everything',
  ],
]

test.each(individual)('%s %s asks for "%s" as %s and stops %s', (field, value, asked, code, stops) => {
  expect(effectOf(submitted('individual', { [field]: value }))).toEqual(effect(asked, code, stops))
})

test.each(business)('of a business, %s %s asks for "%s" as %s and stops %s', (field, value, asked, code, stops) => {
  expect(effectOf(submitted('company', { [field]: value }))).toEqual(effect(asked, code, stops))
})

test.each([
  ['person.dob', '1902-01-01'],
  ['person.id_number', '222222222'],
])('knows %s %s at once, in the answer and without an event', (field, value) => {
  expect(computeStatus(submitted('individual', { [field]: value }), now)).toMatchObject({
    payoutsEnabled: true,
    changesAt: null,
  })
  expect(computeStatus(submitted('individual', { 'person.dob': '1901-01-01' }), now)).toMatchObject({
    payoutsEnabled: false,
  })
})

test('knows a tax ID of twos at once', () => {
  expect(computeStatus(submitted('company', { 'company.tax_id': '222222222' }), now).changesAt).toBeNull()
})

test('stops no individual by earlier business answers', () => {
  const given = { 'company.tax_id': '111111111', 'company.address.line1': 'address_no_match' }
  expect(effectOf(submitted('individual', given))).toEqual(effect('', '', 'nothing'))
})

test('lets a bank take its time, whatever else is known at once', () => {
  const given = { 'person.dob': '1902-01-01', external_account: '000999999991' }
  expect(computeStatus(submitted('individual', given), now).changesAt).toBe(now + wait)
})

test('does not end a running check by what is known at once', () => {
  const running = submitted('individual', { 'person.dob': '1901-01-01' })
  const more = submit(giveAnswers(running, { 'person.id_number': '222222222' }), now + 1, wait)
  expect(computeStatus(more, now + 1).changesAt).toBe(now + wait)
})

test('accepts every value Stripe publishes in the form', () => {
  for (const [field, value] of [...individual, ...business]) {
    const country = value.startsWith('DE') ? 'DE' : 'US'
    if (field === 'external_account' && country === 'US' && value.length !== 12) continue
    expect([field, value, fieldFor(field, country).problem(value)]).toEqual([field, value, null])
  }
})

test('puts an account under investigation for a listed date of birth after the check', () => {
  const alarming = submitted('individual', { 'person.dob': '1900-01-01' })
  expect(computeStatus(alarming, now).requirements.disabled_reason).toBe('requirements.pending_verification')
  expect(computeStatus(alarming, now + wait)).toMatchObject({
    payoutsEnabled: false,
    capabilities: { transfers: 'pending' },
    requirements: { disabled_reason: 'listed', currently_due: [] },
  })
})

test('keeps payouts of an unused account, without its capabilities', () => {
  const idle = computeStatus(
    submitted('individual', { 'business_profile.url': 'https://inactivity.stripe.com' }),
    now + wait,
  )
  expect(idle).toMatchObject({ chargesEnabled: false, payoutsEnabled: true, capabilities: { transfers: 'inactive' } })
})

test('lets a business document outweigh number and name', () => {
  const given = {
    'company.tax_id': '111111111',
    'company.name': 'match_name_only',
    'company.verification.document': passing,
  }
  expect(effectOf(submitted('company', given))).toEqual(effect('', '', 'nothing'))
})

test('accepts a doubted bank account once a document shows its owner', () => {
  const proof = 'documents.bank_account_ownership_verification.files'
  const given = { external_account: '000999999992', [proof]: passing }
  expect(effectOf(submitted('individual', given))).toEqual(effect('', '', 'nothing'))
})

test('uses only Stripe’s codes', () => {
  const { properties } = openapi.components.schemas.account_requirements_error as unknown as {
    properties: { code: { enum: string[] } }
  }
  const codes = [...individual, ...business].map(([, , , code]) => code).filter((code) => code !== '')
  expect(codes.filter((code) => !properties.code.enum.includes(code))).toEqual([])
})

function website(name: string, code: string): Row[] {
  return [['business_profile.url', `https://${name}.stripe.com`, 'business_profile.url', code, 'everything']]
}

/** A US coach with good answers except these, just submitted. */
function submitted(type: string, given: Record<string, string>): AccountFacts {
  const answers = Object.entries(testAnswers('US')).filter(([field]) => !/verification|id_number/.test(field))
  const facts = newFacts('US', ['card_payments', 'transfers'], 'person_1')
  return submit(giveAnswers(facts, { ...Object.fromEntries(answers), business_type: type, ...given }), now, wait)
}

function effectOf(facts: AccountFacts) {
  const { requirements, chargesEnabled, payoutsEnabled } = computeStatus(facts, now + wait)
  const { past_due, errors } = requirements
  return { asked: past_due, codes: errors.map(({ code }) => code), charges: chargesEnabled, payouts: payoutsEnabled }
}

function effect(asked: string, code: string, stops: Effect) {
  return {
    asked: asked === '' ? [] : [asked],
    codes: code === '' ? [] : [code],
    charges: stops !== 'everything',
    payouts: stops === 'nothing',
  }
}
