import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import catalogue from '../data/requirement-fields.json'
import words from './en.json'
import { errorWord, wordsOfField } from './word-keys'

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
    expect(find(wordsOfField(field).word), field).toMatchObject({
      label: expect.any(String),
      action: expect.any(String),
    })
    expect(wordsOfField(field).word, field).not.toBe('requirement.more_information')
    expect(find(wordsOfField(field).topic), field).toMatchObject({ label: expect.any(String) })
  }
})

test('names the deed of every field, by itself or by its topic', () => {
  const forms = ['button', 'paid', 'keep']
  const isWhole = (entry: object) => forms.every((form) => form in entry)
  for (const topic of Object.values(words.topic)) expect(isWhole(topic), topic.label).toBe(true)
  const named = Object.values(words.requirement).filter((entry) => 'button' in entry)
  expect(named.length).toBeGreaterThan(15)
  for (const entry of named) expect(isWhole(entry), entry.label).toBe(true)
  for (const { paid, keep } of Object.values(words.topic)) {
    expect(paid).toMatch(/ to get paid\.$/)
    expect(keep).toMatch(/^You can be paid\. /)
  }
})

test('has a sentence of their own for known fields', () => {
  expect(wordsOfField('individual.dob.day').word).toBe('requirement.date_of_birth')
  expect(wordsOfField('representative.dob.day').word).toBe('requirement.date_of_birth')
  expect(wordsOfField('person_1Abc.dob.day').word).toBe('requirement.person__date_of_birth')
  expect(wordsOfField('person.person_1Abc.dob.day').word).toBe('requirement.person__date_of_birth')
  expect(wordsOfField('company.address.line1').word).toBe('requirement.business_address')
  expect(wordsOfField('external_account').word).toBe('requirement.payout_bank_account')
})

test('still says something for an unknown field, risk question or error', () => {
  expect(find(wordsOfField('something.new').word)).toMatchObject({ label: 'More information' })
  expect(find(wordsOfField('interv_1.something_new.form').word)).toMatchObject({ label: 'More information' })
  expect(find(wordsOfField('interv_1.intellectual_property_usage.form').word)).toMatchObject({
    label: 'Rights to content',
  })
  expect(find(wordsOfField('constructor').word)).toMatchObject({ label: 'More information' })
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

test('says the same of a field, however many others were asked for meanwhile', () => {
  for (let person = 0; person < 5_000; person += 1) wordsOfField(`person_${person}.dob.day`)
  expect(wordsOfField('external_account')).toEqual({ word: 'requirement.payout_bank_account', topic: 'topic.payout' })
  expect(wordsOfField('person_1.dob.day').word).toBe('requirement.person__date_of_birth')
})
