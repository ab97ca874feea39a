import { expect, test } from 'vitest'
import { meetsGoal, type Ratio, report } from './report'

const listing: Ratio = { what: 'listing', measured: 4, against: 2, unit: 'ms', goal: { atMost: 2 } }
const recording: Ratio = { what: 'hearing', measured: 900, against: 1000, unit: '/s', goal: { atLeast: 0.9 } }

test('meets a goal up to the goal itself', () => {
  expect(meetsGoal(listing)).toBe(true)
  expect(meetsGoal({ ...listing, measured: 4.1 })).toBe(false)
  expect(meetsGoal(recording)).toBe(true)
  expect(meetsGoal({ ...recording, measured: 899 })).toBe(false)
})

test('meets no goal without a measurement', () => {
  expect(meetsGoal({ ...listing, measured: Number.NaN })).toBe(false)
  expect(meetsGoal({ ...recording, against: Number.NaN })).toBe(false)
})

test('marks a missed goal in words', () => {
  const [, met, missed] = report({ ratios: [listing, { ...listing, measured: 40 }], facts: [] }).split('\n')
  expect(met).toMatch(/^listing .*2\.00\s+≤ 2$/)
  expect(missed).toMatch(/^listing .*20\.00\s+≤ 2\s+MISSED$/)
})

test('lists figures without a ratio below', () => {
  const facts = [{ what: 'sweep', values: { 'pages/s': 19.5, hours: 0.14 } }]
  expect(report({ ratios: [], facts })).toMatch(/\nsweep: pages\/s 20, hours 0\.14$/)
})
