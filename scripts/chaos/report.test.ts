import { expect, test } from 'vitest'
import { isPassed } from './report'

const figures = { differing: 0, unfetched: 0, breaks: 0 }
const clean = { accepted: 10, figures }

test('a run passes when nothing is wrong and the control lost something', () => {
  expect(isPassed(clean, 3)).toBe(true)
})

test('one wrong figure, one that could not be counted, no notice at all, or a control that lost nothing fails it', () => {
  for (const name of ['differing', 'unfetched', 'breaks'] as const) {
    expect(isPassed({ ...clean, figures: { ...figures, [name]: 1 } }, 3)).toBe(false)
    expect(isPassed({ ...clean, figures: { ...figures, [name]: Number.NaN } }, 3)).toBe(false)
  }
  expect(isPassed({ ...clean, accepted: 0 }, 3)).toBe(false)
  expect(isPassed(clean, 0)).toBe(false)
})
