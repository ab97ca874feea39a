import { expect, test } from 'vitest'
import { median, middleHalf, percentile } from './statistics'

const oneToHundred = Array.from({ length: 100 }, (_, place) => 100 - place)

test('a percentile is a value that was measured', () => {
  expect(percentile(oneToHundred, 0.99)).toBe(99)
  expect(percentile(oneToHundred, 1)).toBe(100)
  expect(percentile([7], 0.5)).toBe(7)
})

test('the median and the middle half of 1 to 100', () => {
  expect(median(oneToHundred)).toBe(50)
  expect(middleHalf(oneToHundred)).toEqual([25, 75])
})

test('of nothing there is no figure', () => expect(median([])).toBeNaN())
