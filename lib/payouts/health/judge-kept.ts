import { oldSeconds } from '../freshness'
import type { KeptFacts } from './facts'
import { broken, type Finding, fine, look } from './finding'

export interface Measure {
  now: Date
  /** How long after one sweep began the next one begins. */
  sweepEverySeconds: number
}

/** One finding for each thing that can be judged without asking the provider. */
export function judgeKept(facts: KeptFacts, measure: Measure): Finding[] {
  return [
    judgeNotices(facts, measure),
    judgeDrift(facts),
    judgeFailing(facts, measure),
    judgeWaiting(facts, measure),
    judgeKey(facts),
    judgeSignatures(facts),
    judgeChecks(facts, measure),
    judgeSweep(facts, measure),
    judgeOrphans(facts),
    judgeLetters(facts, measure),
    judgeRefunds(facts),
  ]
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** An account that was made a moment ago has given nobody a reason to send anything yet. */
function judgeNotices({ lastNoticeAt, firstAccountAt }: KeptFacts, { now }: Measure): Finding {
  if (lastNoticeAt !== null) return fine('heard', { at: lastNoticeAt })
  if (firstAccountAt === null) return fine('nothing-begun')
  return secondsSince(firstAccountAt, now) > hour ? broken('never-heard') : look('never-heard')
}

function judgeDrift({ drifts }: KeptFacts): Finding {
  return drifts === 0 ? fine('no-drift') : broken('drift', { count: drifts })
}

function judgeFailing({ failing: { count, since } }: KeptFacts, { now }: Measure): Finding {
  if (since === null) return fine('confirmed')
  return secondsSince(since, now) > hour ? broken('failing', { count, since }) : look('failing', { count, since })
}

function judgeWaiting({ waiting: { count, since } }: KeptFacts, { now }: Measure): Finding {
  const age = since === null ? 0 : secondsSince(since, now)
  if (since === null || age <= 5 * minute) return fine('read', { count })
  return age > hour ? broken('waiting', { count, since }) : look('waiting', { count, since })
}

function judgeKey({ foreign, firstAccountAt }: KeptFacts): Finding {
  if (foreign === 0) return fine('one-mode')
  return firstAccountAt === null ? broken('all-foreign', { count: foreign }) : look('foreign', { count: foreign })
}

/** Anybody may send what nobody signed; while signed messages come too, it means nothing. */
function judgeSignatures({ refused: { since, counts }, noticesLastHour }: KeptFacts): Finding {
  const { forged = 0, 'too-old': tooOld = 0 } = counts
  if (tooOld > 0) return look('too-old', { count: tooOld, since })
  if (forged > 0 && noticesLastHour === 0) return look('unsigned', { count: forged, since })
  return fine('signatures')
}

function judgeChecks({ oldestCheckAt }: KeptFacts, { now }: Measure): Finding {
  if (oldestCheckAt === null || secondsSince(oldestCheckAt, now) <= oldSeconds) return fine('compared')
  return look('old-checks', { since: oldestCheckAt })
}

function judgeSweep({ lastSweep, firstAccountAt }: KeptFacts, { now, sweepEverySeconds }: Measure): Finding {
  const since = lastSweep?.endedAt ?? firstAccountAt
  if (since === null || secondsSince(since, now) <= 2 * sweepEverySeconds) return fine('swept')
  return look('sweep-late', { since })
}

function judgeOrphans({ orphans }: KeptFacts): Finding {
  return orphans === 0 ? fine('no-orphans') : look('orphans', { count: orphans })
}

function judgeLetters({ lateLetters: { count, since } }: KeptFacts, { now }: Measure): Finding {
  if (since === null) return fine('letters')
  return secondsSince(since, now) > day
    ? broken('letters-late', { count, since })
    : look('letters-late', { count, since })
}

function judgeRefunds({ takenInVain }: KeptFacts): Finding {
  return takenInVain === 0 ? fine('none-in-vain') : look('taken-in-vain', { count: takenInVain })
}

function secondsSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / 1000
}
