import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CurrencyRule, type FeePolicy, feeOf, isFree, isLarge, moneyFault } from './money'

const plain: CurrencyRule = { least: 1, step: 1 }
const free: FeePolicy = { percent: 0, fixed: {} }
const fault = (amount: number, currency = 'usd', rule = plain, policy = free) =>
  moneyFault(amount, currency, () => rule, policy)

test('accepts a positive whole amount in a three-letter currency', () => {
  expect(fault(1)).toBeNull()
  expect(fault(99_999_999, 'jpy')).toBeNull()
})

test('names zero, negative, broken and huge amounts', () => {
  for (const amount of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000_000, 2 ** 53]) {
    expect(fault(amount)).toBe('amount')
  }
})

test('refuses text as an amount', () => {
  expect(fault('1250' as never)).toBe('amount')
})

test('names a currency in another spelling', () => {
  for (const currency of ['USD', 'us', 'euro', '', '€']) expect(fault(100, currency)).toBe('currency')
})

test('names less than the minimum, and accepts the minimum', () => {
  expect(fault(49, 'usd', { least: 50, step: 1 })).toBe('too-small')
  expect(fault(50, 'usd', { least: 50, step: 1 })).toBeNull()
})

test('names parts of a unit that the currency lacks', () => {
  expect(fault(1050, 'isk', { least: 1, step: 100 })).toBe('uneven')
  expect(fault(1100, 'isk', { least: 1, step: 100 })).toBeNull()
})

test('names a fee that leaves the coach nothing', () => {
  expect(fault(30, 'usd', plain, { percent: 0, fixed: { usd: 30 } })).toBe('fee')
  expect(fault(31, 'usd', plain, { percent: 0, fixed: { usd: 30 } })).toBeNull()
  expect(fault(1000, 'usd', plain, { percent: 100, fixed: {} })).toBe('fee')
})

test('computes the fee as the rounded share plus the currency’s fixed part', () => {
  const policy = { percent: 2.9, fixed: { usd: 30 } }
  expect(feeOf(1000, 'usd', plain, policy)).toBe(59)
  expect(feeOf(1000, 'eur', plain, policy)).toBe(29)
  expect(feeOf(50, 'eur', plain, { percent: 1, fixed: {} })).toBe(1)
  expect(feeOf(49, 'eur', plain, { percent: 1, fixed: {} })).toBe(0)
})

const amounts = fc.integer({ min: 1, max: 99_999_999 })
const percents = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)

test('rounds a fee to a whole amount of the currency, never negative, within half a unit', () => {
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

test('never lowers the fee for a larger payment', () => {
  fc.assert(
    fc.property(amounts, amounts, percents, (a, b, percent) => {
      const fee = (amount: number) => feeOf(amount, 'usd', plain, { percent, fixed: {} })
      expect(fee(Math.min(a, b))).toBeLessThanOrEqual(fee(Math.max(a, b)))
    }),
  )
})

test('leaves the coach something unless it names a fault', () => {
  fc.assert(
    fc.property(amounts, percents, fc.nat({ max: 1_000 }), (amount, percent, fixed) => {
      const policy = { percent, fixed: { usd: fixed } }
      if (fault(amount, 'usd', plain, policy) === null) expect(feeOf(amount, 'usd', plain, policy)).toBeLessThan(amount)
    }),
  )
})

test('calls an amount large from its setting, or a thousand minimums', () => {
  const dollars = { least: 50, step: 1 }
  expect(isLarge(49_999, 'usd', dollars, {})).toBe(false)
  expect(isLarge(50_000, 'usd', dollars, { eur: 1 })).toBe(true)
  expect(isLarge(50_000, 'usd', dollars, { usd: 50_001 })).toBe(false)
  expect(isLarge(1, 'usd', dollars, { usd: 0 })).toBe(true)
})

test('calls a policy without share and fixed parts free', () => {
  expect(isFree(free)).toBe(true)
  expect(isFree({ percent: 0, fixed: { usd: 0 } })).toBe(true)
  expect(isFree({ percent: 0.01, fixed: {} })).toBe(false)
  expect(isFree({ percent: 0, fixed: { usd: 1 } })).toBe(false)
})
