import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlaywright, readVitest, sum, tallyOf } from './tally'

const report = join(mkdtempSync(join(tmpdir(), 'greenlight-tally-')), 'report.json')
const all = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }

function told(content: object, exitCode: number | string) {
  writeFileSync(report, JSON.stringify(content))
  return tallyOf(report, readVitest, exitCode)
}

test('counts what a report says', () => {
  expect(told({ ...all, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 }, 1)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
  })
  expect(readPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 1 } })).toEqual({
    passed: 4,
    failed: 3,
    skipped: 1,
  })
})

test('fails a run that ended badly with every test passed', () => {
  expect(told(all, 0).failed).toBe(0)
  expect(told(all, 1).failed).toBe(1)
  expect(told(all, 'SIGKILL').failed).toBe(1)
})

test('fails a run without a test, and one without a report', () => {
  expect(told({ ...all, numPassedTests: 0 }, 0).failed).toBe(1)
  expect(tallyOf('/nowhere/report.json', readVitest, 0).failed).toBe(1)
})

test('adds stages up', () => {
  expect(
    sum([
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 3, failed: 1, skipped: 0 },
    ]),
  ).toEqual({
    passed: 4,
    failed: 1,
    skipped: 2,
  })
})
