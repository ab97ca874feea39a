import type { Platform } from '@/lib/payouts/accounts/account'
import type { TableFilter, WorkCounts } from '@/lib/payouts/coaches/readiness-table'
import { type ShownState, type State, shownStates } from '@/lib/payouts/vocabulary/accounts/state'
import { type WorkTab, workTabs } from '@/lib/payouts/vocabulary/work-queue'
import { type Sql, sql } from '../sql/sql'

/** How many coaches are in one place of the queue. */
export interface Counted {
  scope: string
  tab: WorkTab
  state: State
  is_held: boolean
  in_country: boolean
  count: number
}

/** Some hundred rows at most, whatever the number of coaches, between two runs of the job that adds them up. */
export function countQuery(country: string | null): Sql {
  return sql`
    SELECT scope, tab, state, is_held, (${country}::text IS NULL OR country = ${country}) AS in_country,
      sum(change)::float8 AS count
    FROM coach_work_count GROUP BY 1, 2, 3, 4, 5 HAVING sum(change) > 0`
}

export function scopeOf({ accountId, live }: Platform): string {
  return `${accountId}:${live ? 'live' : 'test'}`
}

/** Of an account that another key opened: closed to this one. */
export function isForeign(scope: string, platform: Platform): boolean {
  return scope !== '' && scope !== scopeOf(platform)
}

export function toCounts(counted: Counted[], platform: Platform): WorkCounts {
  const tabs = Object.fromEntries(workTabs.map((tab) => [tab, 0])) as WorkCounts['tabs']
  const states = Object.fromEntries(shownStates.map((state) => [state, 0])) as WorkCounts['states']
  for (const each of counted) {
    const isClosed = isForeign(each.scope, platform)
    tabs[isClosed ? 'closed' : each.tab] += each.count
    states[isClosed ? 'closed' : each.state] += each.count
    if (each.is_held) states.held += each.count
  }
  return { tabs, states }
}

/** Places with coaches that these parts of a filter want. */
export function placesOf(
  counted: Counted[],
  platform: Platform,
  { tab, state, country }: Pick<TableFilter, 'tab' | 'state' | 'country'>,
): Counted[] {
  return counted.filter((each) => {
    const isClosed = isForeign(each.scope, platform)
    return (
      (tab === null || tab === (isClosed ? 'closed' : each.tab)) &&
      isInState(state, isClosed ? 'closed' : each.state, each.is_held) &&
      (country === null || each.in_country)
    )
  })
}

function isInState(wanted: ShownState | null, state: State, isHeld: boolean): boolean {
  return wanted === null || (wanted === 'held' ? isHeld : wanted === state)
}
