import { expect, test } from 'vitest'
import { isPassed } from './report'

const figures = { differing: 0, unfetched: 0, breaks: 0 }
const clean = { accepted: 10, figures }
const losing = { accepted: 10, lost: 3 }

test('a run passes when nothing is wrong and the control lost something', () => {
  expect(isPassed(clean, losing)).toBe(true)
})

test('one wrong figure, one that could not be counted, no notice at all, or a control that lost nothing fails it', () => {
  for (const name of ['differing', 'unfetched', 'breaks'] as const) {
    expect(isPassed({ ...clean, figures: { ...figures, [name]: 1 } }, losing)).toBe(false)
    expect(isPassed({ ...clean, figures: { ...figures, [name]: Number.NaN } }, losing)).toBe(false)
  }
  expect(isPassed({ ...clean, accepted: 0 }, losing)).toBe(false)
  expect(isPassed(clean, { accepted: 10, lost: 0 })).toBe(false)
})
