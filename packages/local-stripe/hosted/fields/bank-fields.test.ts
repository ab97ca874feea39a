import { expect, test } from 'vitest'
import { bankFields } from './bank-fields'

test.for([
  ['FR', 'FR89370400440532013002', true],
  ['DE', 'DE62370400440532013001', true],
  ['ES', 'ES89370400440532013005', true],
  ['FR', 'FR89370400440532013009', false],
  ['DE', 'DE00123456780532013000', false],
] as const)('in %s, takes the test IBAN %s: %s', ([country, iban, isTaken]) => {
  const field = bankFields(country).at(-1)
  expect(field?.problem?.(iban) === null).toBe(isTaken)
})
