import { expect, test } from 'vitest'
import { isWithin, report } from './report'

const ratio = { what: 'listing', plain: 2, hard: 4, limit: 2 }

test('a ratio is within its limit up to the limit itself', () => {
  expect(isWithin(ratio)).toBe(true)
  expect(isWithin({ ...ratio, hard: 4.1 })).toBe(false)
})

test('a time that was never measured is within nothing', () => {
  expect(isWithin({ ...ratio, hard: Number.NaN })).toBe(false)
})

test('what is over its limit says so in words', () => {
  const [, within, over] = report([ratio, { ...ratio, hard: 40 }]).split('\n')
  expect(within).toMatch(/^listing .*2\.00×\s+≤ 2×$/)
  expect(over).toMatch(/^listing .*20\.00×\s+≤ 2×\s+OVER$/)
})
