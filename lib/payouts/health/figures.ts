import { type KeptFacts, mostCounted } from './facts'

export type CountName =
  | 'notices'
  | 'forged'
  | 'too-old'
  | 'waiting'
  | 'failing'
  | 'compared'
  | 'differing'
  | 'unseen'
  | 'compared-so-far'
  | 'drifts'
  | 'orphans'
  | 'gone'
  | 'foreign'
  | 'late-letters'
  | 'taken-in-vain'

export type TimeName =
  | 'last-notice'
  | 'oldest-waiting'
  | 'oldest-failing'
  | 'oldest-check'
  | 'last-sweep'
  | 'sweep-began'

/** A number as it stands, for whoever wants to judge by themselves. */
export type Figure =
  /** `isMore`: counting ended there. */
  | { kind: 'count'; name: CountName; count: number; isMore: boolean }
  /** null: it never was, or there is none. */
  | { kind: 'time'; name: TimeName; at: Date | null }
  | { kind: 'part'; name: 'windows'; done: number; of: number }

/** In the order an operator asks for them: what comes in, what waits, what was compared, what was found. */
export function toFigures(facts: KeptFacts): Figure[] {
  const { refused, waiting, failing, lastSweep, runningSweep } = facts
  return [
    time('last-notice', facts.lastNoticeAt),
    count('notices', facts.noticesLastHour),
    count('forged', refused.counts.forged ?? 0),
    count('too-old', refused.counts['too-old'] ?? 0),
    count('waiting', waiting.count),
    ...(waiting.since === null ? [] : [time('oldest-waiting', waiting.since)]),
    count('failing', failing.count),
    ...(failing.since === null ? [] : [time('oldest-failing', failing.since)]),
    time('oldest-check', facts.oldestCheckAt),
    ...(runningSweep === null
      ? []
      : [
          time('sweep-began', runningSweep.beganAt),
          { kind: 'part', name: 'windows', done: runningSweep.windowsDone, of: runningSweep.windows } as const,
          count('compared-so-far', runningSweep.compared),
        ]),
    time('last-sweep', lastSweep?.endedAt ?? null),
    ...(lastSweep === null
      ? []
      : [
          count('compared', lastSweep.compared),
          count('differing', lastSweep.differing),
          count('unseen', lastSweep.unseen),
        ]),
    count('drifts', facts.drifts),
    count('orphans', facts.orphans),
    count('gone', facts.gone),
    count('foreign', facts.foreign),
    count('late-letters', facts.lateLetters.count),
    count('taken-in-vain', facts.takenInVain),
  ]
}

/** Sweeps and refusals are added up as they come, so their numbers have no end. */
const count = (name: CountName, count: number): Figure => ({
  kind: 'count',
  name,
  count,
  isMore: ends.has(name) && count >= mostCounted,
})
const ends: ReadonlySet<CountName> = new Set([
  'notices',
  'waiting',
  'failing',
  'drifts',
  'orphans',
  'gone',
  'foreign',
  'late-letters',
  'taken-in-vain',
])

const time = (name: TimeName, at: Date | null): Figure => ({ kind: 'time', name, at })
