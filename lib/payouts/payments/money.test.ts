import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CurrencyRule, type FeePolicy, feeOf, isFree, isLarge, moneyFault } from './money'

const plain: CurrencyRule = { least: 1, step: 1 }
const free: FeePolicy = { percent: 0, fixed: {} }
const fault = (amount: number, currency = 'usd', rule = plain, policy = free) =>
  moneyFault(amount, currency, () => rule, policy)

test('a whole amount above zero in a three-letter currency is fine', () => {
  expect(fault(1)).toBeNull()
  expect(fault(99_999_999, 'jpy')).toBeNull()
})

test('zero, negative, broken and huge amounts are named', () => {
  for (const amount of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000_000, 2 ** 53]) {
    expect(fault(amount)).toBe('amount')
  }
})

test('a text is no amount', () => {
  expect(fault('1250' as never)).toBe('amount')
})

test('a currency in another spelling is named', () => {
  for (const currency of ['USD', 'us', 'euro', '', '€']) expect(fault(100, currency)).toBe('currency')
})

test('less than the smallest charge is named, and the smallest is fine', () => {
  expect(fault(49, 'usd', { least: 50, step: 1 })).toBe('too-small')
  expect(fault(50, 'usd', { least: 50, step: 1 })).toBeNull()
})

test('parts of a unit that the currency does not have are named', () => {
  expect(fault(1050, 'isk', { least: 1, step: 100 })).toBe('uneven')
  expect(fault(1100, 'isk', { least: 1, step: 100 })).toBeNull()
})

test('a fee that leaves the coach nothing is named', () => {
  expect(fault(30, 'usd', plain, { percent: 0, fixed: { usd: 30 } })).toBe('fee')
  expect(fault(31, 'usd', plain, { percent: 0, fixed: { usd: 30 } })).toBeNull()
  expect(fault(1000, 'usd', plain, { percent: 100, fixed: {} })).toBe('fee')
})

test('the fee is the share, rounded half up, and the fixed part of the currency', () => {
  const policy = { percent: 2.9, fixed: { usd: 30 } }
  expect(feeOf(1000, 'usd', plain, policy)).toBe(59)
  expect(feeOf(1000, 'eur', plain, policy)).toBe(29)
  expect(feeOf(50, 'eur', plain, { percent: 1, fixed: {} })).toBe(1)
  expect(feeOf(49, 'eur', plain, { percent: 1, fixed: {} })).toBe(0)
})

const amounts = fc.integer({ min: 1, max: 99_999_999 })
const percents = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)

test('a fee is whole, never below zero, never off by half a unit, and of what the currency knows', () => {
  fc.assert(
    fc.property(amounts, percents, fc.constantFrom(1, 10, 100), (amount, percent, step) => {
      const fee = feeOf(amount, 'usd', { least: 1, step }, { percent, fixed: {} })
      expect(Number.isSafeInteger(fee) && fee >= 0 && fee % step === 0).toBe(true)
      const exact = (amount * percent) / 100
      expect(fee).toBeLessThanOrEqual(exact + 0.5 + 1e-6)
      expect(fee).toBeGreaterThan(exact - step - 0.5)
    }),
  )
})

test('a larger charge never has a smaller fee', () => {
  fc.assert(
    fc.property(amounts, amounts, percents, (a, b, percent) => {
      const fee = (amount: number) => feeOf(amount, 'usd', plain, { percent, fixed: {} })
      expect(fee(Math.min(a, b))).toBeLessThanOrEqual(fee(Math.max(a, b)))
    }),
  )
})

test('whatever is not named leaves the coach something', () => {
  fc.assert(
    fc.property(amounts, percents, fc.nat({ max: 1_000 }), (amount, percent, fixed) => {
      const policy = { percent, fixed: { usd: fixed } }
      if (fault(amount, 'usd', plain, policy) === null) expect(feeOf(amount, 'usd', plain, policy)).toBeLessThan(amount)
    }),
  )
})

test('an amount is large from a thousand smallest charges on, or from what is said for its currency', () => {
  const dollars = { least: 50, step: 1 }
  expect(isLarge(49_999, 'usd', dollars, {})).toBe(false)
  expect(isLarge(50_000, 'usd', dollars, { eur: 1 })).toBe(true)
  expect(isLarge(50_000, 'usd', dollars, { usd: 50_001 })).toBe(false)
  expect(isLarge(1, 'usd', dollars, { usd: 0 })).toBe(true)
})

test('a policy without a share and fixed parts is free', () => {
  expect(isFree(free)).toBe(true)
  expect(isFree({ percent: 0, fixed: { usd: 0 } })).toBe(true)
  expect(isFree({ percent: 0.01, fixed: {} })).toBe(false)
  expect(isFree({ percent: 0, fixed: { usd: 1 } })).toBe(false)
})
