import { expect, test } from 'vitest'
import { median, middleHalf, percentile } from './statistics'

const oneToHundred = Array.from({ length: 100 }, (_, place) => 100 - place)

test('returns a measured value as percentile', () => {
  expect(percentile(oneToHundred, 0.99)).toBe(99)
  expect(percentile(oneToHundred, 1)).toBe(100)
  expect(percentile([7], 0.5)).toBe(7)
})

test('computes the median and middle half of 1 to 100', () => {
  expect(median(oneToHundred)).toBe(50)
  expect(middleHalf(oneToHundred)).toEqual([25, 75])
})

test('has no figure for no values', () => expect(median([])).toBeNaN())
