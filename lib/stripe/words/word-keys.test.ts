import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import catalogue from '../data/requirement-fields.json'
import words from './en.json'
import { errorWord, topicOf, wordOf } from './word-keys'

const prefixes = [
  'individual',
  'representative',
  'owners',
  'directors',
  'executives',
  'authorizer',
  'legal_guardian',
  'person_1Abc',
  'person.person_1Abc',
]
const fields = Object.keys(catalogue.fields).flatMap((field) =>
  prefixes.map((prefix) => field.replace('{person}', prefix).replace('*', 'city')),
)

const find = (key: string): unknown =>
  key.split('.').reduce<unknown>((branch, part) => (branch as Record<string, unknown> | undefined)?.[part], words)

test('has a sentence and a heading for every requirement field', () => {
  expect(fields.length).toBeGreaterThan(500)
  for (const field of fields) {
    expect(find(wordOf(field)), field).toMatchObject({ label: expect.any(String), action: expect.any(String) })
    expect(wordOf(field), field).not.toBe('requirement.more_information')
    expect(find(topicOf(field)), field).toMatchObject({ label: expect.any(String) })
  }
})

test('has a sentence of their own for known fields', () => {
  expect(wordOf('individual.dob.day')).toBe('requirement.date_of_birth')
  expect(wordOf('representative.dob.day')).toBe('requirement.date_of_birth')
  expect(wordOf('person_1Abc.dob.day')).toBe('requirement.person__date_of_birth')
  expect(wordOf('person.person_1Abc.dob.day')).toBe('requirement.person__date_of_birth')
  expect(wordOf('company.address.line1')).toBe('requirement.business_address')
  expect(wordOf('external_account')).toBe('requirement.payout_bank_account')
})

test('still says something for an unknown field, risk question or error', () => {
  expect(find(wordOf('something.new'))).toMatchObject({ label: 'More information' })
  expect(find(wordOf('interv_1.something_new.form'))).toMatchObject({ label: 'More information' })
  expect(find(wordOf('interv_1.intellectual_property_usage.form'))).toMatchObject({ label: 'Rights to content' })
  expect(find(wordOf('constructor'))).toMatchObject({ label: 'More information' })
  expect(find(errorWord('constructor'))).toMatchObject({ label: 'Not accepted' })
  expect(find(errorWord('something_new'))).toMatchObject({ label: 'Not accepted' })
})

/** Fails to compile when the SDK adds a code without words here. */
const errorCodes: Record<Stripe.Account.Requirements.Error['code'], unknown> = words.error

test('has words for every reason to refuse an answer', () => {
  const codes = Object.keys(errorCodes)
  expect(codes.length).toBeGreaterThan(90)
  for (const code of codes) expect(errorWord(code)).toBe(`error.${code}`)
})

test('names no field and does not shout', () => {
  const sentences = Object.values(words).flatMap((section) =>
    Object.values(section).flatMap((entry) => Object.values(entry as Record<string, string>)),
  )
  expect(sentences.length).toBeGreaterThan(300)
  expect(sentences.filter((sentence) => /!|KYC|oops|[a-z]_[a-z]|individual\.|company\./i.test(sentence))).toEqual([])
})
