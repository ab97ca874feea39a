import type { CountName, TimeName } from '../vocabulary/health/figure-name'
import { type KeptFacts, mostCounted } from './facts'

export type Figure =
  | { kind: 'count'; name: CountName; count: number; isMore: boolean }
  | { kind: 'time'; name: TimeName; at: Date | null }
  | { kind: 'part'; name: 'windows'; done: number; of: number }

/** In an operator's order: incoming, waiting, compared, found. */
export function toFigures(facts: KeptFacts): Figure[] {
  const { refused, waiting, failing, lastReconciliation, runningReconciliation } = facts
  return [
    time('last-event', facts.lastEventAt),
    count('events', facts.eventsLastHour),
    count('forged', refused.counts.forged ?? 0),
    count('too-old', refused.counts['too-old'] ?? 0),
    count('unreadable', refused.counts.unreadable ?? 0),
    count('waiting', waiting.count),
    ...(waiting.since === null ? [] : [time('oldest-waiting', waiting.since)]),
    count('failing', failing.count),
    ...(failing.since === null ? [] : [time('oldest-failing', failing.since)]),
    count('unchecked', facts.unchecked.count),
    ...(facts.unchecked.since === null ? [] : [time('oldest-unchecked', facts.unchecked.since)]),
    time('oldest-check', facts.oldestCheckAt),
    ...(runningReconciliation === null
      ? []
      : [
          time('reconciliation-began', runningReconciliation.beganAt),
          {
            kind: 'part',
            name: 'windows',
            done: runningReconciliation.windowsDone,
            of: runningReconciliation.windows,
          } as const,
          count('compared-so-far', runningReconciliation.compared),
        ]),
    time('last-reconciliation', lastReconciliation?.endedAt ?? null),
    ...(lastReconciliation === null
      ? []
      : [
          count('compared', lastReconciliation.compared),
          count('differing', lastReconciliation.differing),
          count('unseen', lastReconciliation.unseen),
        ]),
    count('drifts', facts.drifts),
    count('orphans', facts.orphans),
    count('conflicts', facts.conflicts),
    count('gone', facts.gone),
    count('foreign', facts.foreign),
    count('late-emails', facts.lateEmails.count),
    count('shortfall', facts.shortfall),
    count('closings', facts.closings.count),
  ]
}

const count = (name: CountName, count: number): Figure => ({
  kind: 'count',
  name,
  count,
  isMore: ends.has(name) && count >= mostCounted,
})
const ends: ReadonlySet<CountName> = new Set([
  'events',
  'waiting',
  'failing',
  'unchecked',
  'drifts',
  'orphans',
  'conflicts',
  'gone',
  'foreign',
  'late-emails',
  'shortfall',
  'closings',
])

const time = (name: TimeName, at: Date | null): Figure => ({ kind: 'time', name, at })
