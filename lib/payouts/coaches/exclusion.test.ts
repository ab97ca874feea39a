import { expect, test } from 'vitest'
import { isNamed } from './exclusion'

const ana = { name: 'Ana Ruiz', email: 'ana@example.com', reference: 'club:7' }

test.each(['Ana Ruiz', ' Ana Ruiz ', 'club:7', 'ana@example.com', 'Ana@Example.com'])(
  'takes the name, the reference or the address as a confirmation: %j',
  (typed) => {
    expect(isNamed(ana, typed)).toBe(true)
  },
)

test.each(['', ' ', 'Ana', 'ana ruiz', 'club:70', 'ana@example.org'])('takes nothing else: %j', (typed) => {
  expect(isNamed(ana, typed)).toBe(false)
})

test('takes nothing typed for a name or a reference that is missing', () => {
  const nameless = { ...ana, name: null, reference: null }
  expect(isNamed(nameless, '')).toBe(false)
  expect(isNamed(nameless, 'ana@example.com')).toBe(true)
})
