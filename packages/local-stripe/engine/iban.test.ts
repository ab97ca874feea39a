import { expect, test } from 'vitest'
import { ibanFor, isIban, usesIban } from './iban'

test.each(['AT', 'CH', 'DE', 'ES', 'FR', 'IE', 'MT', 'NO', 'SE'])('makes a valid test IBAN for %s', (country) => {
  const iban = ibanFor(country)
  expect(iban.startsWith(country)).toBe(true)
  expect(isIban(iban)).toBe(true)
})

test('finds a wrong digit, a missing one, and a country without IBANs', () => {
  expect(isIban('DE89370400440532013000')).toBe(true)
  expect(isIban('DE89370400440532013001')).toBe(false)
  expect(isIban('DE8937040044053201300')).toBe(false)
  expect(isIban('US89370400440532013000')).toBe(false)
  expect(usesIban('US')).toBe(false)
})
