import { expect, test } from 'vitest'
import type { Mishaps } from './mishaps'
import { isPassed, report } from './report'

const figures = { differing: 0, unfetched: 0, breaks: 0 }
const asked = { kills: 12, crashes: 2 }
const mishaps: Mishaps = {
  kills: 12,
  visitorKills: 3,
  crashes: 2,
  repeated: 40,
  overtaken: 7,
  forged: 5,
  reads: 900,
  refused: 8,
  failed: 9,
  cut: 10,
  slow: 11,
  pages: 12,
  failedPages: 13,
}
const clean = {
  accepted: 10,
  figures,
  mishaps,
  deliveries: 100,
  statuses: { 200: 95, 400: 5 },
  seconds: 50,
}
const losing = { accepted: 10, lost: 3 }

test('passes when nothing is wrong, all plans happened, and the control lost something', () => {
  expect(isPassed(clean, losing, asked)).toBe(true)
})

test('fails for one wrong or missing figure, no events, or a control without loss', () => {
  for (const name of ['differing', 'unfetched', 'breaks'] as const) {
    expect(isPassed({ ...clean, figures: { ...figures, [name]: 1 } }, losing, asked)).toBe(false)
    expect(isPassed({ ...clean, figures: { ...figures, [name]: Number.NaN } }, losing, asked)).toBe(false)
  }
  expect(isPassed({ ...clean, accepted: 0 }, losing, asked)).toBe(false)
  expect(isPassed(clean, { accepted: 10, lost: 0 }, asked)).toBe(false)
})

test.each([
  ['kills', 11],
  ['crashes', 1],
  ['repeated', 0],
  ['overtaken', 0],
  ['forged', 0],
  ['refused', 0],
  ['failed', 0],
  ['cut', 0],
  ['slow', 0],
] as const)('fails with fewer %s than planned, and says so', (name, happened) => {
  const run = { ...clean, mishaps: { ...mishaps, [name]: happened } }
  expect(isPassed(run, losing, asked)).toBe(false)
  const told = report(run, losing, asked)
  expect(told).toContain(`Did not happen: only ${happened} of `)
  expect(told).toContain('NOT PASSED')
})

test('reports what really happened', () => {
  const told = report(clean, losing, asked)
  expect(told).toContain('12 servers and workers killed, people 3 times, the database 2')
  expect(told).toContain('webhook events: 40 came again, 7 after a newer one, 5 were forged')
  expect(told).toContain('900 fetches, of them 25 pages (13 failed): 8 × 429, 9 × 500, 10 cut, 11 slow')
  expect(told).not.toContain('Did not happen')
})
