import { isMadeUnder, type PayoutAccount } from '../accounts/account'
import { getPlatform } from '../accounts/find-platform'
import { freshnessOf, isOld } from '../accounts/freshness'
import { presentationOf } from '../accounts/presentation'
import { keysOf } from '../accounts/requirement'
import { toRequirementSummary } from '../accounts/requirement-summary'
import { asOf, shownRequirements } from '../accounts/shown-requirements'
import { refusalOfStored } from '../accounts/start-over'
import { notesOf, stateOf } from '../accounts/state'
import { findDecisionPage } from '../decisions/decision-page'
import type { EmailStore, ReachStore } from '../ports/email-store'
import type { ExclusionStore } from '../ports/exclusion-store'
import type { NoteStore } from '../ports/note-store'
import type { Clock } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { CoachStore, DecisionStore, HoldStore, TableStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import { primaryVerbOf } from './primary-verb'
import type { CoachDetail, FoundRow, TableFilter, TablePage, WorkCounts } from './readiness-table'

interface Ports {
  store: {
    coaches: Pick<
      CoachStore & ExclusionStore & HoldStore & NoteStore & TableStore,
      | 'readinessTable'
      | 'workCounts'
      | 'formerEmails'
      | 'findCoach'
      | 'findEdits'
      | 'findExclusion'
      | 'findAccount'
      | 'findAskedSince'
      | 'findHold'
      | 'findNotes'
      | 'countUnpaid'
    >
    decisions: Pick<DecisionStore, 'decisionsOf' | 'deciderNames'>
    emails: Pick<EmailStore & ReachStore, 'findReach' | 'lastEmails'>
  }
  provider: Pick<Provider, 'platform'>
  clock: Clock
}

const notesOnAPage = 50

export async function readinessTable(ports: Ports, filter: TableFilter): Promise<TablePage> {
  const page = await ports.store.coaches.readinessTable(filter, await getPlatform(ports.provider))
  const now = ports.clock.now().getTime()
  const ageOf = ({ checkedAt }: FoundRow) => (now - (checkedAt?.getTime() ?? now)) / 1000
  const rows = page.rows.map((row) => ({
    ...row,
    presentation: presentationOf(row.state, { isHeld: row.hold !== null, requirements: row.requirements }),
    isOverdue: isOverdue(row, now),
    isOld: row.state !== 'closed' && isOld(ageOf(row)),
  }))
  return { ...page, rows }
}

export async function workCounts(ports: Ports): Promise<WorkCounts> {
  return ports.store.coaches.workCounts(await getPlatform(ports.provider))
}

function isOverdue({ state, blockedBy, deadline }: FoundRow, now: number): boolean {
  if (state === 'unfinished') return false
  return blockedBy.some(({ bucket }) => bucket === 'overdue') || (deadline !== null && deadline.getTime() < now)
}

/** Newest decisions first; null when there is no such coach. */
export async function coachDetail(ports: Ports, coachId: CoachId, before?: string): Promise<CoachDetail | null> {
  const { coaches, emails } = ports.store
  const [account, hold, { decisions, olderDecisions }, platform] = await Promise.all([
    coaches.findAccount(coachId),
    coaches.findHold(coachId),
    findDecisionPage(ports.store.decisions, coachId, before),
    getPlatform(ports.provider),
  ])
  const [coach, formerEmails, reach, unpaid, askedSince, staffNotes, lastEmails, exclusion, edits] = await Promise.all([
    coaches.findCoach(coachId),
    coaches.formerEmails(coachId),
    emails.findReach(coachId),
    coaches.countUnpaid(coachId),
    coaches.findAskedSince(coachId),
    coaches.findNotes(coachId, notesOnAPage),
    emails.lastEmails(coachId),
    coaches.findExclusion(coachId),
    coaches.findEdits(
      coachId,
      decisions.map(({ id }) => id),
    ),
  ])
  if (coach === null) return null
  const state = stateOf(account, platform)
  const isOurs = account !== null && isMadeUnder(account, platform)
  const now = ports.clock.now()
  const requirements = (account?.snapshot.requirements ?? []).map(asOf(now))
  const canStartOver = isOurs ? toStartOver(account) : null
  return {
    coach,
    formerEmails,
    reach,
    state,
    notes: account === null || state === 'closed' ? [] : notesOf(account.snapshot),
    presentation: presentationOf(state, {
      isHeld: hold !== null,
      requirements: shownRequirements(account, state, now),
    }),
    freshness: account !== null && isOurs ? freshnessOf(account) : null,
    account,
    exclusion,
    hold,
    unpaid,
    startOver: canStartOver,
    requirements,
    asked: toRequirementSummary(shownRequirements(account, state, now), now),
    keys: keysOf(account),
    isOurs,
    verb: primaryVerbOf(state, { isHeld: hold !== null, canStartOver: canStartOver !== null, isOurs }),
    daysOpen: new Map([...askedSince].map(([word, since]) => [word, daysBetween(since, now)])),
    staffNotes,
    lastEmails,
    decisions,
    edits,
    deciders: await ports.store.decisions.deciderNames(decisions),
    olderDecisions,
  }
}

function daysBetween(from: Date, until: Date): number {
  return Math.max(0, Math.floor((until.getTime() - from.getTime()) / (24 * 3600 * 1000)))
}

function toStartOver(account: PayoutAccount): CoachDetail['startOver'] {
  const { accountId, isClosing, accessLostAt } = account
  const isOffered = isClosing || refusalOfStored(account, { kind: 'admin' }) === null
  return isOffered ? { accountId, isClosing, isGone: accessLostAt !== null } : null
}
