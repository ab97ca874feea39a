import { describe, expect, test } from 'vitest'
import type { AccountId } from '../vocabulary/ids'
import { databaseFindings } from './database-findings'
import type { KeptFacts, StormProgress } from './facts'
import { ago, now, wellFacts } from './testing/example'

const day = 86_400
const measure = { now, reconcileEverySeconds: day, singleFetchesPerSecond: 5 }

function troubles(change: Partial<KeptFacts>): string[] {
  return databaseFindings({ ...wellFacts, ...change }, measure)
    .filter(({ severity }) => severity !== 'fine')
    .map(({ name, severity }) => `${name} ${severity}`)
}

const waiting = (seconds: number) => ({ count: 3, since: ago(seconds) })
const storm = (syncedPerSecond: number, comingPerSecond: number): StormProgress => ({
  waiting: 9_000,
  synced: 400,
  syncedPerSecond,
  comingPerSecond,
})
const closing = (seconds: number) => ({ ...waiting(seconds), oldest: 'acct_1' as AccountId })
const refused = (counts: Record<string, number>) => ({ since: ago(3600), counts })
const swept = (seconds: number) => ({ endedAt: ago(seconds), compared: 40, differing: 0, unseen: 0 })

test('finds nothing when everything is in order', () => {
  expect(troubles({})).toEqual([])
})

test('says that nobody has started, and finds nothing wrong', () => {
  const empty = {
    lastEventAt: null,
    firstAccountAt: null,
    oldestCheckAt: null,
    lastReconciliation: null,
    eventsLastHour: 0,
  }
  expect(troubles(empty)).toEqual([])
  expect(databaseFindings({ ...wellFacts, ...empty }, measure)[0]?.name).toBe('nothing-begun')
})

describe('It is found', () => {
  const cases: Record<string, [change: Partial<KeptFacts>, found: string]> = {
    'that no webhook event was received since the first account was made': [
      { lastEventAt: null, firstAccountAt: ago(3601) },
      'no-event-received broken',
    ],
    'less gravely while the first account is younger than an hour': [
      { lastEventAt: null, firstAccountAt: ago(3599) },
      'no-event-received look',
    ],
    'that a reconciliation found drift': [{ drifts: 1 }, 'drift broken'],
    'that reads fail': [{ failing: waiting(60) }, 'failing look'],
    'that reads have failed for an hour': [{ failing: waiting(3601) }, 'failing broken'],
    'that a fetch waits for more than five minutes': [{ waiting: waiting(301) }, 'waiting look'],
    'that a fetch waits for more than an hour': [{ waiting: waiting(3601) }, 'waiting broken'],
    'that a storm is not synced': [{ waiting: waiting(301), storm: storm(0, 0) }, 'waiting look'],
    'that a storm has grown for more than five minutes': [
      { waiting: waiting(301), storm: storm(20, 300) },
      'waiting look',
    ],
    'that a storm takes more than an hour': [{ waiting: waiting(3601), storm: storm(20, 0) }, 'waiting broken'],
    'that some accounts were created with a different key': [{ foreign: 1 }, 'foreign look'],
    'that all accounts were created with a different key': [
      { foreign: 1, firstAccountAt: null, oldestCheckAt: null },
      'all-foreign broken',
    ],
    'that unsigned messages come and no signed ones': [
      { refused: refused({ forged: 1 }), eventsLastHour: 0 },
      'unsigned look',
    ],
    'that signed messages cannot be read': [
      { refused: refused({ unreadable: 1, 'too-old': 1, forged: 1 }) },
      'unreadable look',
    ],
    'that signed messages come too old': [{ refused: refused({ 'too-old': 1 }) }, 'too-old look'],
    'that an account was not compared for more than 26 hours': [
      { oldestCheckAt: ago(26 * 3600 + 1) },
      'old-checks look',
    ],
    'that no reconciliation ended for two of its times': [
      { lastReconciliation: swept(2 * day + 1) },
      'reconciliation-late look',
    ],
    'that no reconciliation ever ended': [{ lastReconciliation: null }, 'reconciliation-late look'],
    'that an account of ours is stored nowhere': [{ orphans: 1 }, 'orphans look'],
    'that the provider refuses setups again and again': [
      { refusedSetUps: { count: 2, coaches: 1, code: 'country_unsupported', isOurs: false } },
      'set-ups-refused look',
    ],
    'that sealed decisions were altered': [
      { seals: { ...wellFacts.seals, faults: [{ kind: 'seal', seal: 7 }] } },
      'decisions-altered broken',
    ],
    'that decisions are not sealed for an hour': [
      { seals: { ...wellFacts.seals, unsealedSince: ago(3601) } },
      'seals-late look',
    ],
    'that seals were not checked for two days': [
      { seals: { ...wellFacts.seals, wholeAt: ago(2 * day + 1) } },
      'seals-late look',
    ],
    'that the first seals were never checked': [
      { seals: { ...wellFacts.seals, wholeAt: null, firstSealedAt: ago(2 * day + 1) } },
      'seals-late look',
    ],
    'that the platform itself is refused': [
      { refusedSetUps: { count: 2, coaches: 2, code: 'invalid_request_error', isOurs: true } },
      'set-ups-refused broken',
    ],
    'that something of others uses an id of ours': [{ conflicts: 1 }, 'conflicts look'],
    'that the data may have been restored': [
      { doubt: { at: ago(60), from: ago(day), cause: 'moved' } },
      'restored look',
    ],
    'that a restore was not compared for an hour': [
      { doubt: { at: ago(3601), from: ago(day), cause: 'moved' } },
      'restored broken',
    ],
    'that an hour was not enough after a start of the database': [
      { doubt: { at: ago(3601), from: ago(day), cause: 'restarted' } },
      'restart-unsettled broken',
    ],
    'that an hour was not enough for a requested comparison': [
      { doubt: { at: ago(3601), from: ago(day), cause: 'asked' } },
      'comparing-long look',
    ],
    'that a coach is owed money after a failed refund': [{ shortfall: 1 }, 'shortfall look'],
    'that news waits and nobody works': [
      { waiting: { count: 1, since: ago(10) }, workSeenAt: ago(31) },
      'nobody-works broken',
    ],
    'that an email waits and nobody works': [{ unsettledEmails: 1, workSeenAt: null }, 'nobody-works broken'],
    'that the queue of emails never started': [{ queueSeenAt: null }, 'emails-unstarted look'],
    'that the queue did not start in half a minute': [
      { workBegunAt: ago(31), queueSeenAt: null, unsettledEmails: 1 },
      'emails-unstarted broken',
    ],
    'that a process that had just begun ended before its queue started': [
      { workBegunAt: ago(45), workSeenAt: ago(40), queueSeenAt: null },
      'emails-unstarted look',
    ],
    'that emails wait for a queue that works no more': [
      { queueSeenAt: ago(31), unsettledEmails: 1 },
      'emails-unstarted broken',
    ],
    'that an account is not closed for more than ten minutes': [{ closings: closing(601) }, 'closing-stuck look'],
    'that an account is not closed for more than an hour': [{ closings: closing(3601) }, 'closing-stuck broken'],
    'that emails are late': [{ lateEmails: waiting(3 * 3600) }, 'emails-late look'],
    'that emails are a day late': [{ lateEmails: waiting(day + 1) }, 'emails-late broken'],
  }
  for (const [name, [change, found]] of Object.entries(cases))
    test(name, () => {
      expect(troubles(change)).toEqual([found])
    })
})

describe('Nothing is found', () => {
  const cases: Record<string, Partial<KeptFacts>> = {
    'while payments are compared after a start of the database': {
      doubt: { at: ago(60), from: ago(day), cause: 'restarted' },
    },
    'while everything is compared because somebody asked': { doubt: { at: ago(60), from: ago(day), cause: 'asked' } },
    'while nobody works and nothing waits': { workSeenAt: null },
    'while the queue of a process that began a moment ago begins': {
      workBegunAt: ago(5),
      queueSeenAt: null,
      unsettledEmails: 1,
    },
    'while a fetch is on its way': { waiting: waiting(300) },
    'while a storm is being synced': { waiting: waiting(1800), storm: storm(20, 0) },
    'while a storm grows': { waiting: waiting(290), storm: storm(20, 300) },
    'while a storm comes to rest': { waiting: waiting(290), storm: storm(0, 0) },
    'while an account is being closed': { closings: closing(600) },
    'about unsigned messages while signed ones come too': { refused: refused({ forged: 99 }) },
    'about messages refused for a reason nobody judges': { refused: refused({ 'too-large': 99 }) },
    'about accounts compared a day ago': { oldestCheckAt: ago(26 * 3600) },
    'about a reconciliation that ended a while ago': { lastReconciliation: swept(2 * day) },
    'about a first reconciliation that is not due': { lastReconciliation: null, firstAccountAt: ago(2 * day) },
    'about accounts that the provider closed': { gone: 9 },
    'about decisions before their first seal is due': {
      seals: { unsealedSince: ago(3600), wholeAt: null, firstSealedAt: null, faults: [] },
    },
  }
  for (const [name, change] of Object.entries(cases))
    test(name, () => {
      expect(troubles(change)).toEqual([])
    })
})

test('says how far a storm is, and when it is over', () => {
  const told = (seconds: number, storm: StormProgress) =>
    databaseFindings({ ...wellFacts, waiting: waiting(seconds), storm }, measure)
  const over = (seconds: number) =>
    ({ name: 'storm', severity: 'fine', values: { waiting: 9_000, synced: 400, until: ago(-seconds) } }) as const
  expect(told(600, storm(20, 0))).toContainEqual(over(450))
  expect(told(600, storm(20, 5))).toContainEqual(over(600))
  const grows = { name: 'storm-grows', severity: 'fine', values: { waiting: 9_000, until: ago(-200) } }
  expect(told(100, storm(0, 0))).toContainEqual(grows)
  expect(told(100, storm(20, 300))).toContainEqual(grows)
})

test('says of a storm that grows no time by the few fetches that go on by themselves', () => {
  const found = (seconds: number, storm: StormProgress) =>
    databaseFindings({ ...wellFacts, waiting: waiting(seconds), storm }, measure).find(({ name }) => /storm/.test(name))
  expect(found(100, storm(5, 0))?.name).toBe('storm-grows')
  expect(found(100, storm(10, 3))?.name).toBe('storm-grows')
  expect(found(100, storm(300, 250))?.name).toBe('storm-grows')
  expect(found(100, storm(300, 0))).toMatchObject({ name: 'storm', values: { until: ago(-30) } })
  expect(found(301, storm(5, 0))).toMatchObject({ name: 'storm', values: { until: ago(-1800) } })
})
