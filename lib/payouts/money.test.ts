import { expect, test } from 'vitest'
import { moneyFault } from './money'

test('a whole amount above zero in a three-letter currency is fine', () => {
  expect(moneyFault(1, 'usd')).toBeNull()
  expect(moneyFault(99_999_999, 'jpy')).toBeNull()
})

test('zero, negative, broken and huge amounts are named', () => {
  for (const amount of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000_000, 2 ** 53]) {
    expect(moneyFault(amount, 'usd')).toBe('amount')
  }
})

test('a currency in another spelling is named', () => {
  for (const currency of ['USD', 'us', 'euro', '', '€']) expect(moneyFault(100, currency)).toBe('currency')
})
