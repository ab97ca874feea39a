import type { Platform } from '@/lib/payouts/accounts/account'
import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import type { ShownState } from '@/lib/payouts/vocabulary/accounts/state'
import { type Sql, sql } from '../sql/sql'
import { namedBy } from './named-by'
import type { TableCursor } from './readiness-table-cursor'
import { backward, forward, readByChecked, readByDue, readByName } from './readiness-table-order'

/** A page plus one row that reveals a next page. Towards newer, rows come reversed. */
export function rowsQuery(filter: TableFilter, platform: Platform, cursor: TableCursor | null): Sql {
  const isOurs = ours(platform)
  return reads[filter.sort]({
    columns: columns(isOurs),
    isOurs,
    wanted: [...searched(filter.search), ...inState(filter.state, isOurs)],
    order: cursor?.direction === 'newer' ? backward : forward,
    limit: sql`LIMIT ${filter.size + 1}`,
    cursor,
  })
}

/** Coaches in each state over everyone, and holds. */
export function countQuery(platform: Platform): Sql {
  return sql`
    SELECT ${stateOf(ours(platform))} AS state, count(*)::int AS count FROM payout_account a GROUP BY 1
    UNION ALL
    SELECT 'not-started', (SELECT count(*) FROM coach)::int - (SELECT count(*) FROM payout_account)::int
    UNION ALL
    SELECT 'held', count(*)::int FROM hold`
}

const reads = { name: readByName, checked: readByChecked, due: readByDue }

function columns(isOurs: Sql): Sql {
  return sql`c.id AS coach_id, c.email, c.name, c.reference, ${stateOf(isOurs)} AS state,
    ${isHeld} AS is_held, a.requirements, a.stop->>'kind' AS stop_kind, a.deadline, a.checked_at, ${freshnessOf(isOurs)} AS freshness`
}

const isHeld = sql`EXISTS (SELECT FROM hold WHERE hold.coach_id = c.id)`

function stateOf(isOurs: Sql): Sql {
  return sql`CASE WHEN a.coach_id IS NULL THEN 'not-started' WHEN ${closed(isOurs)} THEN 'closed' ELSE a.state END`
}

/** Another platform's account is never fetched, so it waits for nothing. */
function freshnessOf(isOurs: Sql): Sql {
  return sql`CASE WHEN a.coach_id IS NULL OR NOT ${isOurs} THEN NULL
    WHEN coalesce(n.fetched >= n.notified, true) THEN 'fresh'
    WHEN n.failures > 0 THEN 'unconfirmed' ELSE 'checking' END`
}

function ours({ accountId, live }: Platform): Sql {
  return sql`(a.platform_account_id = ${accountId} AND a.livemode = ${live})`
}

function closed(isOurs: Sql): Sql {
  return sql`(a.access_lost_at IS NOT NULL OR NOT ${isOurs})`
}

/** Filters by plain columns, so that an index can serve it. */
function inState(state: ShownState | null, isOurs: Sql): Sql[] {
  if (state === null) return []
  // A list makes PostgreSQL look up the few holds instead of scanning coaches.
  if (state === 'held') return [sql`c.id = ANY (ARRAY(SELECT coach_id FROM hold))`]
  if (state === 'not-started') return [sql`a.coach_id IS NULL`]
  if (state === 'closed') return [closed(isOurs)]
  return [sql`a.state = ${state}`, sql`NOT ${closed(isOurs)}`]
}

/** A list of ids makes PostgreSQL use the search index first. */
function searched(search: string): Sql[] {
  if (search === '') return []
  return [
    sql`c.id = ANY (ARRAY(
      SELECT found.id FROM coach found WHERE ${namedBy(search, sql`found.search_text`)}
      UNION SELECT coach_id FROM payout_account WHERE stripe_account_id = ${search}))`,
  ]
}
