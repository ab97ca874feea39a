import { expect, test } from 'vitest'
import { outlineOf } from '../onboarding/step-outlines'
import { problemOf } from './field'
import { fieldFor } from './find-field'

test.each([
  ['person.verification.document', 'documents'],
  ['company.verification.document', 'documents'],
  ['owners.verification.document', 'documents'],
  ['documents.company_license.files', 'documents'],
  ['person.nationality', 'person'],
  ['company.vat_id', 'company'],
  ['company.owners_provided', 'owners'],
  ['company.directors_provided', 'directors'],
  ['directors.first_name', 'directors'],
  ['executives.dob', 'directors'],
  ['business_profile.support_phone', 'public'],
  ['settings.payments.statement_descriptor', 'public'],
  ['interv_1Abc.url_inquiry.form', 'questions'],
  ['something.new', 'questions'],
])('asks for %s in the step %s', (field, step) => {
  expect(outlineOf(field).id).toBe(step)
})

test.each([
  ['owners.dob', 'Date of birth of the owner', 'date'],
  ['directors.address.line1', 'Street address', 'text'],
  ['company.vat_id', 'VAT number', 'text'],
  ['company.registration_date.day', 'Company registration date: day', 'text'],
  ['person.verification.proof_of_liveness', 'Selfie check', 'document'],
  ['directors.verification.document', 'Photo ID of the director', 'document'],
  ['interv_1Abc.identity_verification.challenge', 'Verify your identity', 'document'],
  ['interv_1Abc.url_inquiry.form', 'Website question', 'area'],
  ['something.brand_new', 'Brand new', 'text'],
])('asks for %s as "%s"', (name, label, type) => {
  expect(fieldFor(name, 'US')).toMatchObject({ name, label, type })
})

test.each([
  ['person.email', 'ada@example', 'ada@example.com'],
  ['person.dob', '2001-02-30', '2001-02-28'],
  ['person.dob', '2999-01-01', '1999-01-01'],
  ['person.address.postal_code', '9410', '94103'],
  ['person.ssn_last_4', '00000', '0000'],
  ['company.tax_id', '12', '000000000'],
  ['company.name', 'x'.repeat(201), 'x'.repeat(200)],
  ['settings.payments.statement_descriptor', '12345', 'COACH 1'],
  ['business_profile.url', 'a page', 'example.com/me'],
  ['external_account.routing_number', '123456789', '021000021'],
  ['external_account', '12', '000123456789'],
])('refuses impossible values of %s and accepts possible ones', (name, wrong, right) => {
  const field = fieldFor(name, 'US')
  expect(problemOf(field, wrong)).toEqual(expect.any(String))
  expect(problemOf(field, right)).toBeNull()
})

test.each([
  ['JP', '1100000', '0001234'],
  ['IN', 'HDFC0004051', '000123456789'],
  ['AU', '110000', '000123456'],
  ['BR', '110-0000', '0001234'],
])('accepts the test bank account of %s', (country, bank, account) => {
  expect(problemOf(fieldFor('external_account.routing_number', country), bank)).toBeNull()
  expect(problemOf(fieldFor('external_account', country), account)).toBeNull()
})
