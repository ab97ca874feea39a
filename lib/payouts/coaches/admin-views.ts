import { isMadeUnder, type PayoutAccount } from '../accounts/account'
import { getPlatform } from '../accounts/find-platform'
import { freshnessOf, isOld } from '../accounts/freshness'
import { presentationOf } from '../accounts/presentation'
import { keysOf } from '../accounts/requirement'
import { toRequirementSummary } from '../accounts/requirement-summary'
import { asOf, shownRequirements } from '../accounts/shown-requirements'
import { refusalOfStored } from '../accounts/start-over'
import { notesOf, stateOf } from '../accounts/state'
import type { ReachStore } from '../ports/email-store'
import type { Clock } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { CoachStore, DecisionStore, HoldStore, TableStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { CoachDetail, FoundRow, TableFilter, TablePage, WorkCounts } from './readiness-table'

interface Ports {
  store: {
    coaches: Pick<
      CoachStore & HoldStore & TableStore,
      'readinessTable' | 'workCounts' | 'formerEmails' | 'findCoach' | 'findAccount' | 'findHold' | 'countUnpaid'
    >
    decisions: Pick<DecisionStore, 'decisionsOf' | 'deciderNames'>
    emails: Pick<ReachStore, 'findReach'>
  }
  provider: Pick<Provider, 'platform'>
  clock: Clock
}

const decisionsOnAPage = 50

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
  const [coach, formerEmails, reach, account, hold, unpaid, decisions, platform] = await Promise.all([
    ports.store.coaches.findCoach(coachId),
    ports.store.coaches.formerEmails(coachId),
    ports.store.emails.findReach(coachId),
    ports.store.coaches.findAccount(coachId),
    ports.store.coaches.findHold(coachId),
    ports.store.coaches.countUnpaid(coachId),
    ports.store.decisions.decisionsOf(coachId, decisionsOnAPage + 1, before),
    getPlatform(ports.provider),
  ])
  if (coach === null) return null
  const state = stateOf(account, platform)
  const isOurs = account !== null && isMadeUnder(account, platform)
  const now = ports.clock.now()
  const requirements = (account?.snapshot.requirements ?? []).map(asOf(now))
  const shown = decisions.slice(0, decisionsOnAPage)
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
    hold,
    unpaid,
    startOver: isOurs ? toStartOver(account) : null,
    requirements,
    asked: toRequirementSummary(shownRequirements(account, state, now), now),
    keys: keysOf(account),
    isOurs,
    decisions: shown,
    deciders: await ports.store.decisions.deciderNames(shown),
    olderDecisions: decisions.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  }
}

function toStartOver(account: PayoutAccount): CoachDetail['startOver'] {
  const { accountId, isClosing, accessLostAt } = account
  const isOffered = isClosing || refusalOfStored(account, { kind: 'admin' }) === null
  return isOffered ? { accountId, isClosing, isGone: accessLostAt !== null } : null
}
