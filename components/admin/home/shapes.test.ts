import { expect, test } from 'vitest'
import { areaPath, heightOf, linePath, stretches } from './shapes'

test('a bar is as high as its part of the highest, and one coach among thousands is seen', () => {
  expect([heightOf(0, 10, 100), heightOf(5, 10, 100), heightOf(10, 10, 100)]).toEqual([0, 50, 100])
  expect(heightOf(1, 100_000, 100)).toBe(2)
  expect(heightOf(0, 0, 100)).toBe(0)
})

test('a line breaks where a day has no figure', () => {
  const [first, second, ...others] = stretches([1, 2, null, 2], 2, 100)
  expect(first).toEqual([
    { x: 0, y: 50 },
    { x: 1, y: 0 },
  ])
  expect(second).toEqual([{ x: 3, y: 0 }])
  expect(others).toEqual([])
})

test('a line through nothing but zeros lies on the ground', () => {
  expect(stretches([0, 0], 0, 100)[0]?.map(({ y }) => y)).toEqual([100, 100])
})

test('an area goes down to the ground, and a single day is a dot without one', () => {
  const two = [
    { x: 0, y: 50 },
    { x: 1, y: 0 },
  ]
  expect(linePath(two)).toBe('M0 50L1 0')
  expect(areaPath(two, 100)).toBe('M0 50L1 0L1 100L0 100Z')
  expect(linePath(two.slice(0, 1))).toBe('M0 50h0')
  expect(areaPath(two.slice(0, 1), 100)).toBe('')
  expect(linePath([])).toBe('')
})
