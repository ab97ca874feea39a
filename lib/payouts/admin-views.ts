import { isMadeUnder } from './account'
import { toAsked } from './asked'
import type { Clock } from './doors'
import { freshnessOf } from './freshness'
import type { CoachId } from './ids'
import { presentations } from './presentation'
import type { Provider } from './provider'
import type { CoachDetail, TableFilter, TablePage } from './readiness-table'
import { notesOf, stateOf } from './state'
import type { Store } from './store'

interface Doors {
  store: Store
  provider: Provider
  clock: Clock
}

const decisionsOnAPage = 50

export async function readinessTable(doors: Omit<Doors, 'clock'>, filter: TableFilter): Promise<TablePage> {
  const page = await doors.store.readinessTable(filter, await doors.provider.platform())
  return { ...page, rows: page.rows.map((row) => ({ ...row, presentation: presentations[row.state] })) }
}

/** Everything we hold about one coach, decisions newest first; null when there is no such coach. */
export async function coachDetail(doors: Doors, coachId: CoachId, before?: string): Promise<CoachDetail | null> {
  const [coach, account, decisions, platform] = await Promise.all([
    doors.store.findCoach(coachId),
    doors.store.findAccount(coachId),
    doors.store.decisionsOf(coachId, decisionsOnAPage + 1, before),
    doors.provider.platform(),
  ])
  if (coach === null) return null
  const state = stateOf(account, platform)
  const isOurs = account !== null && isMadeUnder(account, platform)
  const shown = decisions.slice(0, decisionsOnAPage)
  return {
    coach,
    state,
    notes: account === null ? [] : notesOf(account.snapshot),
    presentation: presentations[state],
    freshness: account !== null && isOurs ? freshnessOf(account) : null,
    account,
    asked: toAsked(account?.snapshot.requirements ?? [], doors.clock.now()),
    isOurs,
    decisions: shown,
    olderDecisions: decisions.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  }
}
