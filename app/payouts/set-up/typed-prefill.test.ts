import { expect, test } from 'vitest'
import { words } from '../testing/example'
import { readPrefill } from './typed-prefill'

const all = {
  businessType: 'individual',
  firstName: ' آنا ',
  lastName: 'Ruiz-O’Neill',
  phone: '+49 151 2345 6789',
  website: 'ana.example.com',
}

const read = (typed: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(typed)) form.set(name, value)
  return readPrefill(form, words)
}

test('takes nothing from a form that leaves it all open', () => {
  const values = { businessType: '', firstName: '', lastName: '', phone: '', website: '' }
  expect(read({})).toEqual({ own: {}, fields: {}, values })
  expect(read({ ...values, phone: '  ' })).toEqual({ own: {}, fields: {}, values })
})

test('reads names in every alphabet, a phone and a website as Stripe takes them', () => {
  const { own, fields } = read(all)
  expect(own).toEqual({ ...all, firstName: 'آنا', phone: '+4915123456789', website: 'https://ana.example.com/' })
  expect(fields).toEqual({})
})

test.each([
  ['businessType', 'club', 'Choose one from the list.'],
  ['firstName', 'A\u202eB', 'without invisible characters'],
  ['lastName', 'a'.repeat(101), 'in at most 100 characters'],
  ['phone', '0151 2345678', 'with its country code'],
  ['website', 'javascript:alert(1)', 'public web address'],
  ['website', 'https://ana:secret@example.com', 'public web address'],
])('says what is wrong with the %s “%s” next to it, and keeps it', (name, value, sentence) => {
  const { own, fields, values } = read({ ...all, [name]: value })
  expect(Object.keys(fields)).toEqual([name])
  expect(fields[name as keyof typeof fields]).toContain(sentence)
  expect(own).not.toHaveProperty(name)
  expect(values[name as keyof typeof values]).toBe(value)
})

test('asks whose name or phone it is', () => {
  const { businessType: _, ...open } = all
  expect(read(open).fields).toEqual({ businessType: 'Choose one, so that Stripe knows whose details these are.' })
  expect(read({ website: all.website }).fields).toEqual({})
})
