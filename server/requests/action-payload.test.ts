import { expect, test } from 'vitest'
import { isReadableAction } from './action-payload'

const called = (fields: Record<string, string>, id?: string) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return isReadableAction(form, id)
}
const takesBoth = `60${'a'.repeat(40)}`
const takesOne = `40${'a'.repeat(40)}`
const takesNone = `00${'a'.repeat(40)}`
const reference = JSON.stringify({ id: takesBoth, bound: '$@1' })

test('reads a form that our page sends by JavaScript', () => {
  expect(called({ _1_email: 'ana@example.com', '0': '[{},"$K1"]' }, takesBoth)).toBe(true)
  const typed = '[{"tone":"bad","values":{"email":"$$1"}},"$K1"]'
  expect(called({ _1_email: '$1', '0': typed }, takesBoth)).toBe(true)
  expect(called({ '0': '["$undefined","$K1"]' }, takesBoth)).toBe(true)
  expect(called({ '0': '["$K1"]' }, takesOne)).toBe(true)
  expect(called({ '0': '[{}]' }, takesOne)).toBe(true)
  expect(called({ '0': '[]' }, takesNone)).toBe(true)
})

test('reads a form without JavaScript, and one that calls nothing', () => {
  const fields = { $ACTION_REF_1: '', '$ACTION_1:0': reference, '$ACTION_1:1': '[{}]', $ACTION_KEY: 'k1', email: '' }
  expect(called(fields)).toBe(true)
  expect(called({ [`$ACTION_ID_${takesNone}`]: '' })).toBe(true)
  expect(called({ email: 'ana@example.com' })).toBe(true)
})

test.each([
  '',
  '{',
  '{}',
  'null',
  '[]',
  '["x"]',
  '[{}]',
  '[{},"x"]',
  '[{},"$1"]',
  '[{},{}]',
  '[{"a":"$1"},"$K1"]',
  '[{"a":"$@1"},"$K1"]',
  '[{"a":"$F1"},"$K1"]',
  '[{"a":"$Q1"},"$K1"]',
  '[{"a":"$n1x"},"$K1"]',
  '[{},"$K1",1]',
  `[${'{"a":'.repeat(20)}1${'}'.repeat(20)},"$K1"]`,
])('does not read a call with %s in place of what a page sends', (given) => {
  expect(called({ '0': given }, takesBoth)).toBe(false)
})

test.each([
  [{ $ACTION_REF_1: '' }],
  [{ $ACTION_REF_1: '', '$ACTION_1:0': '{bad' }],
  [{ $ACTION_REF_1: '', '$ACTION_1:0': '{"bound":null}' }],
  [{ $ACTION_REF_1: '', '$ACTION_1:0': reference }],
  [{ $ACTION_REF_1: '', '$ACTION_1:0': reference, '$ACTION_1:1': '[{' }],
  [{ $ACTION_REF_1: '', '$ACTION_1:0': reference, '$ACTION_1:1': '["$2"]' }],
  [{ $ACTION_REF_1: '', '$ACTION_1:0': reference, '$ACTION_1:1': '[{"a":"$F2"}]' }],
  [{ $ACTION_REF___proto__: '', '$ACTION_1:0': reference, '$ACTION_1:1': '[{}]' }],
  [{ email: 'a\0b' }],
  [{ 'a\0b': '' }],
])('does not read a form that names its action by %j', (fields) => {
  expect(called(fields as Record<string, string>)).toBe(false)
})

test('does not read a file, because no form of ours has one', () => {
  const form = new FormData()
  form.set('email', new File(['a'], 'a.txt'))
  expect(isReadableAction(form, undefined)).toBe(false)
})
