import type { KeptFacts, SeenFacts } from '../facts'

export const now = new Date('2026-03-03T12:00:00Z')

export const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

export const wellFacts: KeptFacts = {
  lastEventAt: ago(60),
  eventsLastHour: 12,
  refused: { since: ago(3600), counts: {} },
  waiting: { count: 0, since: null },
  storm: null,
  failing: { count: 0, since: null },
  unchecked: { count: 0, since: null },
  movedSeenUntil: ago(120),
  paymentsComparedAt: ago(3600),
  firstAccountAt: ago(90 * 86_400),
  oldestCheckAt: ago(3600),
  lastReconciliation: { endedAt: ago(3600), compared: 40, differing: 0, unseen: 0 },
  runningReconciliation: null,
  drifts: 0,
  orphans: 0,
  conflicts: 0,
  doubt: null,
  gone: 0,
  foreign: 0,
  shortfall: 0,
  refusedSetUps: null,
  closings: { count: 0, since: null, oldest: null },
  workSeenAt: ago(5),
  workBegunAt: ago(3600),
  queueSeenAt: ago(5),
  unsettledEmails: 0,
  lateEmails: { count: 0, since: null },
  seals: { unsealedSince: ago(20), wholeAt: ago(86_400), firstSealedAt: ago(90 * 86_400), faults: [] },
}

export const wellSeen: SeenFacts = { kind: 'seen', faults: [], clockAheadSeconds: 0 }
