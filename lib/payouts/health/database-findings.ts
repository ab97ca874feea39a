import { oldSeconds } from '../accounts/freshness'
import { longestWaitSeconds } from '../accounts/plan-stretch'
import type { KeptFacts, StormProgress } from './facts'
import { broken, type Finding, fine, worthALook } from './finding'
import { sealFinding } from './seal-findings'
import { queueWorks, workerFinding } from './worker-findings'

export interface Measure {
  now: Date
  /** Time between starts. */
  reconcileEverySeconds: number
  singleFetchesPerSecond: number
}

export function databaseFindings(facts: KeptFacts, measure: Measure): Finding[] {
  return [
    judgeEvents(facts, measure),
    judgeDrift(facts),
    judgeFailing(facts, measure),
    judgeUnchecked(facts, measure),
    workerFinding(facts, measure),
    judgeWaiting(facts, measure),
    judgeKey(facts),
    judgeSignatures(facts),
    judgeChecks(facts, measure),
    judgeReconciliation(facts, measure),
    judgePayments(facts, measure),
    judgeOrphans(facts),
    judgeConflicts(facts),
    judgeDoubt(facts, measure),
    judgeEmails(facts, measure),
    judgeRefunds(facts),
    judgeSetUps(facts),
    judgeClosings(facts, measure),
    sealFinding(facts, measure),
  ]
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** A new account has caused no event yet. */
function judgeEvents({ lastEventAt, firstAccountAt }: KeptFacts, { now }: Measure): Finding {
  if (lastEventAt !== null) return fine('event-received', { at: lastEventAt })
  if (firstAccountAt === null) return fine('nothing-begun')
  return secondsSince(firstAccountAt, now) > hour ? broken('no-event-received') : worthALook('no-event-received')
}

function judgeDrift({ drifts }: KeptFacts): Finding {
  return drifts === 0 ? fine('no-drift') : broken('drift', { count: drifts })
}

function judgeFailing({ failing: { count, since } }: KeptFacts, { now }: Measure): Finding {
  if (since === null) return fine('confirmed')
  return secondsSince(since, now) > hour ? broken('failing', { count, since }) : worthALook('failing', { count, since })
}

function judgeUnchecked({ unchecked: { count, since } }: KeptFacts, { now }: Measure): Finding {
  if (since === null) return fine('checked')
  return secondsSince(since, now) > hour
    ? broken('unchecked', { count, since })
    : worthALook('unchecked', { count, since })
}

function judgeWaiting({ waiting: { count, since }, storm }: KeptFacts, measure: Measure): Finding {
  const { now } = measure
  const age = since === null ? 0 : secondsSince(since, now)
  if (storm !== null && age <= hour) {
    const { waiting, synced, syncedPerSecond, comingPerSecond } = storm
    if (age <= longestWaitSeconds && !areFetchedByThePage(storm, measure))
      return fine('storm-grows', { waiting, until: inSeconds(longestWaitSeconds - age, now) })
    const fewerPerSecond = syncedPerSecond - comingPerSecond
    if (fewerPerSecond > 0) return fine('storm', { waiting, synced, until: inSeconds(waiting / fewerPerSecond, now) })
  }
  if (since === null || age <= 5 * minute) return fine('read', { count })
  return age > hour ? broken('waiting', { count, since }) : worthALook('waiting', { count, since })
}

/** Before, the few fetches by themselves say nothing about how long it takes. */
function areFetchedByThePage(
  { syncedPerSecond, comingPerSecond }: StormProgress,
  { singleFetchesPerSecond }: Measure,
): boolean {
  return comingPerSecond < singleFetchesPerSecond && syncedPerSecond > 2 * singleFetchesPerSecond
}

function judgeKey({ foreign, firstAccountAt }: KeptFacts): Finding {
  if (foreign === 0) return fine('one-mode')
  return firstAccountAt === null ? broken('all-foreign', { count: foreign }) : worthALook('foreign', { count: foreign })
}

/** Meaningless while signed messages also arrive. */
function judgeSignatures({ refused: { since, counts }, eventsLastHour }: KeptFacts): Finding {
  const { forged = 0, unreadable = 0, 'too-old': tooOld = 0 } = counts
  if (unreadable > 0) return worthALook('unreadable', { count: unreadable, since })
  if (tooOld > 0) return worthALook('too-old', { count: tooOld, since })
  if (forged > 0 && eventsLastHour === 0) return worthALook('unsigned', { count: forged, since })
  return fine('signatures')
}

function judgeChecks({ oldestCheckAt }: KeptFacts, { now }: Measure): Finding {
  if (oldestCheckAt === null || secondsSince(oldestCheckAt, now) <= oldSeconds) return fine('compared')
  return worthALook('old-checks', { since: oldestCheckAt })
}

function judgeReconciliation(
  { lastReconciliation, firstAccountAt }: KeptFacts,
  { now, reconcileEverySeconds }: Measure,
): Finding {
  const since = lastReconciliation?.endedAt ?? firstAccountAt
  if (since === null || secondsSince(since, now) <= 2 * reconcileEverySeconds) return fine('reconciled')
  return worthALook('reconciliation-late', { since })
}

/** One unreadable page stops the whole list. */
function judgePayments(
  { movedSeenUntil, paymentsComparedAt }: KeptFacts,
  { now, reconcileEverySeconds }: Measure,
): Finding {
  const isLate = (since: Date | null, seconds: number) => since !== null && secondsSince(since, now) > seconds
  if (isLate(movedSeenUntil, hour)) return worthALook('payments-late', { since: movedSeenUntil as Date })
  if (isLate(paymentsComparedAt, 2 * reconcileEverySeconds))
    return worthALook('payments-late', { since: paymentsComparedAt as Date })
  return fine('payments-compared')
}

function judgeOrphans({ orphans }: KeptFacts): Finding {
  return orphans === 0 ? fine('no-orphans') : worthALook('orphans', { count: orphans })
}

function judgeConflicts({ conflicts }: KeptFacts): Finding {
  return conflicts === 0 ? fine('no-conflicts') : worthALook('conflicts', { count: conflicts })
}

/** A comparison takes minutes, so a restart is normal for an hour. */
function judgeDoubt({ doubt }: KeptFacts, { now }: Measure): Finding {
  if (doubt === null) return fine('not-restored')
  const { at, from, cause } = doubt
  const isLong = secondsSince(at, now) > hour
  switch (cause) {
    case 'moved':
      return isLong ? broken('restored', { at, from }) : worthALook('restored', { at, from })
    case 'restarted':
      return isLong ? broken('restart-unsettled', { at, from }) : fine('restarted', { at, from })
    case 'asked':
      return isLong ? worthALook('comparing-long', { at }) : fine('comparing', { at })
    default:
      return cause satisfies never
  }
}

function judgeEmails(facts: KeptFacts, { now }: Measure): Finding {
  const { count, since } = facts.lateEmails
  if (!queueWorks(facts, now)) {
    const waiting = facts.unsettledEmails
    return (waiting > 0 ? broken : worthALook)('emails-unstarted', { count: waiting })
  }
  if (since === null) return fine('emails')
  return secondsSince(since, now) > day
    ? broken('emails-late', { count, since })
    : worthALook('emails-late', { count, since })
}

function judgeRefunds({ shortfall }: KeptFacts): Finding {
  return shortfall === 0 ? fine('no-shortfall') : worthALook('shortfall', { count: shortfall })
}

function judgeSetUps({ refusedSetUps }: KeptFacts): Finding {
  if (refusedSetUps === null) return fine('set-ups-go-through')
  const { isOurs, ...values } = refusedSetUps
  return (isOurs ? broken : worthALook)('set-ups-refused', values)
}

/** Each is tried every minute, and its coach cannot be paid meanwhile. */
function judgeClosings({ closings: { count, since, oldest } }: KeptFacts, { now }: Measure): Finding {
  const age = since === null ? 0 : secondsSince(since, now)
  if (since === null || oldest === null || age <= 10 * minute) return fine('closings')
  return (age > hour ? broken : worthALook)('closing-stuck', { count, since, account: oldest })
}

function secondsSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / 1000
}

function inSeconds(seconds: number, now: Date): Date {
  return new Date(now.getTime() + seconds * 1000)
}
