import { expect, test } from 'vitest'
import { toNewKey } from './new-key'

const typed = (name: string, ...scopes: string[]) => {
  const form = new FormData()
  form.set('name', name)
  for (const scope of scopes) form.append('scopes', scope)
  return toNewKey(form)
}

test('makes a key from a name and scopes, each scope once and in order', () => {
  expect(typed(' Booking ', 'readiness', 'charges', 'readiness').key).toEqual({
    name: 'Booking',
    scopes: ['charges', 'readiness'],
  })
})

test.each([
  ['an empty name', '', ['charges'], ['name']],
  ['a name of spaces', '   ', ['charges'], ['name']],
  ['a long name', 'x'.repeat(61), ['charges'], ['name']],
  ['a name with a NUL', 'a\u0000b', ['charges'], ['name']],
  ['no scope', 'Booking', [], ['scopes']],
  ['an unknown scope', 'Booking', ['everything'], ['scopes']],
  ['nothing', '', [], ['name', 'scopes']],
])('reports %s as wrong and keeps what was typed', (_case, name, scopes, wrong) => {
  expect(typed(name, ...scopes)).toMatchObject({ key: null, wrong, values: { name } })
})
