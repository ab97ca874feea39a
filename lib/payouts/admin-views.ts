import { isMadeUnder } from './account'
import { toAsked } from './asked'
import type { Clock, Patience } from './doors'
import { freshnessOf, isOld } from './freshness'
import type { CoachId } from './ids'
import { presentationOf, presentations } from './presentation'
import type { Provider } from './provider'
import type { CoachDetail, FoundRow, TableFilter, TablePage } from './readiness-table'
import { notesOf, stateOf } from './state'
import type { Store } from './store'

interface Doors {
  store: Store
  provider: Provider
  clock: Clock
}

const decisionsOnAPage = 50

export async function readinessTable(doors: Doors, filter: TableFilter, patience: Patience): Promise<TablePage> {
  const page = await doors.store.readinessTable(filter, await doors.provider.platform(patience))
  const now = doors.clock.now().getTime()
  const ageOf = ({ checkedAt }: FoundRow) => (now - (checkedAt?.getTime() ?? now)) / 1000
  const rows = page.rows.map((row) => ({
    ...row,
    presentation: presentations[row.state],
    isOld: row.state !== 'closed' && isOld(ageOf(row)),
  }))
  return { ...page, rows }
}

/** Everything we hold about one coach, decisions newest first; null when there is no such coach. */
export async function coachDetail(
  doors: Doors,
  coachId: CoachId,
  patience: Patience,
  before?: string,
): Promise<CoachDetail | null> {
  const [coach, account, hold, decisions, platform] = await Promise.all([
    doors.store.findCoach(coachId),
    doors.store.findAccount(coachId),
    doors.store.findHold(coachId),
    doors.store.decisionsOf(coachId, decisionsOnAPage + 1, before),
    doors.provider.platform(patience),
  ])
  if (coach === null) return null
  const state = stateOf(account, platform)
  const isOurs = account !== null && isMadeUnder(account, platform)
  const shown = decisions.slice(0, decisionsOnAPage)
  return {
    coach,
    state,
    notes: account === null ? [] : notesOf(account.snapshot),
    presentation: presentationOf(state, hold !== null),
    freshness: account !== null && isOurs ? freshnessOf(account) : null,
    account,
    hold,
    asked: toAsked(account?.snapshot.requirements ?? [], doors.clock.now()),
    isOurs,
    decisions: shown,
    deciders: await doors.store.deciderNames(shown),
    olderDecisions: decisions.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  }
}
