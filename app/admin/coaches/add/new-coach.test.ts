import { expect, test } from 'vitest'
import { toNewCoach } from './new-coach'

const good = { email: 'ana@example.com', name: 'Ana Ruiz', reference: 'coach:42' }

test('takes a coach with address, name and reference as typed', () => {
  expect(toNewCoach(form(good))).toEqual({ coach: good, wrong: [], values: good })
})

test('ignores spaces around an address, and its capitals', () => {
  expect(toNewCoach(form({ ...good, email: ' Ana@Example.COM ' })).coach?.email).toBe('ana@example.com')
})

test('reads an empty name and reference as missing', () => {
  expect(toNewCoach(form({ email: good.email })).coach).toEqual({ email: good.email, name: null, reference: null })
})

test.each([
  ['email', ''],
  ['email', 'ana'],
  ['email', 'ana@example.com, ben@example.com'],
  ['email', 'ana@example.com\nBcc: ben@example.com'],
  ['email', `${'a'.repeat(250)}@example.com`],
  ['name', 'x'.repeat(101)],
  ['name', 'Ana\nRuiz'],
  ['name', 'Ana\0'],
  ['reference', 'two words'],
  ['reference', 'x'.repeat(65)],
  ['reference', '.'],
  ['reference', '..'],
])('reports a wrong %s at its field and keeps what was typed: %j', (field, value) => {
  const answer = toNewCoach(form({ ...good, [field]: value }))
  expect(answer).toMatchObject({ coach: null, wrong: [field], values: { [field]: value.slice(0, 300) } })
})

test('reads a file in place of text as empty', () => {
  const data = form(good)
  data.set('email', new File(['x'], 'x.txt'))
  expect(toNewCoach(data).wrong).toEqual(['email'])
})

function form(values: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}
