import { expect, test } from 'vitest'
import catalogue from './data/requirement-fields.json'
import { errorWord, topicOf, wordOf } from './word-keys'
import words from './words/en.json'

const prefixes = ['individual', 'representative', 'owners', 'directors', 'executives', 'authorizer', 'person_1Abc']
const fields = Object.keys(catalogue.fields).flatMap((field) =>
  prefixes.map((prefix) => field.replace('{person}', prefix).replace('*', 'city')),
)

const find = (key: string): unknown =>
  key.split('.').reduce<unknown>((branch, part) => (branch as Record<string, unknown> | undefined)?.[part], words)

test('every requirement field has a sentence and a heading', () => {
  expect(fields.length).toBeGreaterThan(500)
  for (const field of fields) {
    expect(find(wordOf(field)), field).toMatchObject({ label: expect.any(String), action: expect.any(String) })
    expect(find(topicOf(field)), field).toMatchObject({ label: expect.any(String) })
  }
})

test('known fields have a sentence of their own', () => {
  expect(wordOf('individual.dob.day')).toBe('requirement.date_of_birth')
  expect(wordOf('representative.dob.day')).toBe('requirement.date_of_birth')
  expect(wordOf('person_1Abc.dob.day')).toBe('requirement.person__date_of_birth')
  expect(wordOf('company.address.line1')).toBe('requirement.business_address')
  expect(wordOf('external_account')).toBe('requirement.payout_bank_account')
})

test('a field, a risk question and an error nobody knows yet still say something', () => {
  expect(find(wordOf('something.new'))).toMatchObject({ label: 'More information' })
  expect(find(wordOf('interv_1.something_new.form'))).toMatchObject({ label: 'More information' })
  expect(find(wordOf('interv_1.intellectual_property_usage.form'))).toMatchObject({ label: 'Rights to content' })
  expect(find(errorWord('something_new'))).toMatchObject({ label: 'Not accepted' })
})

test('the sentences name no field and do not shout', () => {
  const sentences = Object.values(words).flatMap((section) =>
    Object.values(section).flatMap((entry) => Object.values(entry as Record<string, string>)),
  )
  expect(sentences.length).toBeGreaterThan(300)
  expect(sentences.filter((sentence) => /!|KYC|oops|[a-z]_[a-z]|individual\.|company\./i.test(sentence))).toEqual([])
})
