import { describe, expect, test } from 'vitest'
import { ago, now, wellFacts } from './example'
import type { KeptFacts } from './facts'
import { judgeKept } from './judge-kept'

const day = 86_400

function troubles(change: Partial<KeptFacts>): string[] {
  return judgeKept({ ...wellFacts, ...change }, { now, sweepEverySeconds: day })
    .filter(({ severity }) => severity !== 'fine')
    .map(({ name, severity }) => `${name} ${severity}`)
}

const waiting = (seconds: number) => ({ count: 3, since: ago(seconds) })
const refused = (counts: Record<string, number>) => ({ since: ago(3600), counts })
const swept = (seconds: number) => ({ endedAt: ago(seconds), compared: 40, differing: 0, unseen: 0 })

test('a house in order has nothing to find', () => {
  expect(troubles({})).toEqual([])
})

test('a house nobody has begun in says so, and finds nothing wrong', () => {
  const empty = { lastNoticeAt: null, firstAccountAt: null, oldestCheckAt: null, lastSweep: null, noticesLastHour: 0 }
  expect(troubles(empty)).toEqual([])
  expect(judgeKept({ ...wellFacts, ...empty }, { now, sweepEverySeconds: day })[0]?.name).toBe('nothing-begun')
})

describe('It is found', () => {
  const cases: Record<string, [change: Partial<KeptFacts>, found: string]> = {
    'that no notice was heard since the first account was made': [
      { lastNoticeAt: null, firstAccountAt: ago(3601) },
      'never-heard broken',
    ],
    'less gravely while the first account is younger than an hour': [
      { lastNoticeAt: null, firstAccountAt: ago(3599) },
      'never-heard look',
    ],
    'that a sweep found drift': [{ drifts: 1 }, 'drift broken'],
    'that reads fail': [{ failing: waiting(60) }, 'failing look'],
    'that reads have failed for an hour': [{ failing: waiting(3601) }, 'failing broken'],
    'that news waits unread for more than five minutes': [{ waiting: waiting(301) }, 'waiting look'],
    'that news waits unread for more than an hour': [{ waiting: waiting(3601) }, 'waiting broken'],
    'that some accounts were made under another key': [{ foreign: 1 }, 'foreign look'],
    'that all accounts were made under another key': [
      { foreign: 1, firstAccountAt: null, oldestCheckAt: null },
      'all-foreign broken',
    ],
    'that unsigned messages come and no signed ones': [
      { refused: refused({ forged: 1 }), noticesLastHour: 0 },
      'unsigned look',
    ],
    'that signed messages come too old': [{ refused: refused({ 'too-old': 1 }) }, 'too-old look'],
    'that an account was not compared for more than 26 hours': [
      { oldestCheckAt: ago(26 * 3600 + 1) },
      'old-checks look',
    ],
    'that no sweep ended for two of its times': [{ lastSweep: swept(2 * day + 1) }, 'sweep-late look'],
    'that no sweep ever ended': [{ lastSweep: null }, 'sweep-late look'],
    'that an account of ours is kept nowhere': [{ orphans: 1 }, 'orphans look'],
    'that a coach is short by a refund that failed': [{ takenInVain: 1 }, 'taken-in-vain look'],
    'that letters are late': [{ lateLetters: waiting(3 * 3600) }, 'letters-late look'],
    'that letters are a day late': [{ lateLetters: waiting(day + 1) }, 'letters-late broken'],
  }
  for (const [name, [change, found]] of Object.entries(cases))
    test(name, () => {
      expect(troubles(change)).toEqual([found])
    })
})

describe('Nothing is found', () => {
  const cases: Record<string, Partial<KeptFacts>> = {
    'while news is on its way': { waiting: waiting(300) },
    'about unsigned messages while signed ones come too': { refused: refused({ forged: 99 }) },
    'about messages refused for a reason nobody judges': { refused: refused({ 'too-large': 99 }) },
    'about accounts compared a day ago': { oldestCheckAt: ago(26 * 3600) },
    'about a sweep that ended a while ago': { lastSweep: swept(2 * day) },
    'about a first sweep that is not due': { lastSweep: null, firstAccountAt: ago(2 * day) },
    'about accounts that the provider closed': { gone: 9 },
  }
  for (const [name, change] of Object.entries(cases))
    test(name, () => {
      expect(troubles(change)).toEqual([])
    })
})
