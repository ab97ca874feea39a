import type { Platform } from '@/lib/payouts/account'
import type { Standing, TableFilter } from '@/lib/payouts/readiness-table'
import type { TableCursor } from './readiness-table-cursor'
import { type Sql, sql } from './sql'

/** One page and one row more, which says that there is a further page. Read towards newer, the rows come reversed. */
export function rowsQuery(filter: TableFilter, platform: Platform, cursor: TableCursor | null): Sql {
  const isOurs = ours(platform)
  const read = filter.sort === 'name' ? readByName : readByChecked
  return read({
    columns: columns(isOurs),
    wanted: [...searched(filter.search), ...standing(filter.state, isOurs)],
    order: cursor?.direction === 'newer' ? backward : forward,
    limit: sql`LIMIT ${filter.size + 1}`,
    cursor,
  })
}

/** How many coaches stand in each state, over everyone, and how many of them we hold. */
export function countQuery(platform: Platform): Sql {
  return sql`
    SELECT ${stateOf(ours(platform))} AS state, count(*)::int AS count FROM payout_account a GROUP BY 1
    UNION ALL
    SELECT 'not-started', (SELECT count(*) FROM coach)::int - (SELECT count(*) FROM payout_account)::int
    UNION ALL
    SELECT 'held', count(*)::int FROM hold`
}

interface Order {
  beyond: Sql
  way: Sql
  nulls: Sql
}

const forward: Order = { beyond: sql`>`, way: sql`ASC`, nulls: sql`FIRST` }
const backward: Order = { beyond: sql`<`, way: sql`DESC`, nulls: sql`LAST` }

interface Read {
  columns: Sql
  wanted: Sql[]
  order: Order
  limit: Sql
  cursor: TableCursor | null
}

/** Coaches without a name come last; equal names stand in the order of their ids. Served by the index coach_name_order. */
function readByName({ columns, wanted, order: { beyond, way }, limit, cursor }: Read): Sql {
  return sql`
    SELECT ${columns}
    FROM coach c LEFT JOIN payout_account a ON a.coach_id = c.id ${withCounter}
    ${where([...wanted, ...beyondCursor()])}
    ORDER BY (c.name IS NULL) ${way}, ${nameKey} ${way}, c.id ${way} ${limit}`

  function beyondCursor(): Sql[] {
    if (cursor === null) return []
    const there = (key: Sql) => sql`(SELECT ${key} FROM coach c WHERE c.id = ${cursor.coachId})`
    return [
      sql`(c.name IS NULL, ${nameKey}, c.id) ${beyond}
        (${there(sql`c.name IS NULL`)}, ${there(nameKey)}, ${cursor.coachId})`,
    ]
  }
}

const nameKey = sql`lower(coalesce(c.name, ''))`

/**
 * The longest unchecked first, those never checked before all others. Two reads joined, because no index can order
 * coaches by a column that only some of them have a row for.
 */
function readByChecked({ columns, wanted, order, limit, cursor }: Read): Sql {
  const { beyond, way, nulls } = order
  const isAmongNever = cursor?.checkedAt === null
  const never = [sql`a.coach_id IS NULL`, ...wanted]
  const once = [...wanted]
  if (cursor !== null && isAmongNever) {
    never.push(sql`c.id ${beyond} ${cursor.coachId}`)
    if (order === backward) once.push(sql`false`)
  }
  if (cursor !== null && !isAmongNever) {
    once.push(sql`(a.checked_at, a.coach_id) ${beyond} (${cursor.checkedAt}, ${cursor.coachId})`)
    if (order === forward) never.push(sql`false`)
  }
  return sql`
    SELECT * FROM (
      (SELECT ${columns}
       FROM coach c LEFT JOIN payout_account a ON a.coach_id = c.id ${withCounter}
       ${where(never)} ORDER BY c.id ${way} ${limit})
      UNION ALL
      (SELECT ${columns}
       FROM payout_account a JOIN coach c ON c.id = a.coach_id ${withCounter}
       ${where(once)} ORDER BY a.checked_at ${way}, a.coach_id ${way} ${limit})
    ) AS everyone
    ORDER BY checked_at ${way} NULLS ${nulls}, coach_id ${way} ${limit}`
}

const withCounter = sql`LEFT JOIN account_counter n ON n.stripe_account_id = a.stripe_account_id`

function where([first, ...rest]: Sql[]): Sql {
  if (first === undefined) return sql``
  return rest.reduce((all, condition) => sql`${all} AND ${condition}`, sql`WHERE ${first}`)
}

function columns(isOurs: Sql): Sql {
  return sql`c.id AS coach_id, c.email, c.name, c.reference, ${stateOf(isOurs)} AS state,
    ${isHeld} AS is_held, a.requirements, a.deadline, a.checked_at, ${freshnessOf(isOurs)} AS freshness`
}

const isHeld = sql`EXISTS (SELECT FROM hold WHERE hold.coach_id = c.id)`

function stateOf(isOurs: Sql): Sql {
  return sql`CASE WHEN a.coach_id IS NULL THEN 'not-started' WHEN ${closed(isOurs)} THEN 'closed' ELSE a.state END`
}

/** An account that is not ours is never read, so nothing about it can be on its way. */
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

/** Says each state by its own columns, so that an index on the stored one can serve it. */
function standing(state: Standing | null, isOurs: Sql): Sql[] {
  if (state === null) return []
  // As a list, so that the few we hold are looked up, however many coaches there are.
  if (state === 'held') return [sql`c.id = ANY (ARRAY(SELECT coach_id FROM hold))`]
  if (state === 'not-started') return [sql`a.coach_id IS NULL`]
  if (state === 'closed') return [closed(isOurs)]
  return [sql`a.state = ${state}`, sql`NOT ${closed(isOurs)}`]
}

function searched(search: string): Sql[] {
  if (search === '') return []
  const part = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return [sql`(c.name ILIKE ${part} OR c.email ILIKE ${part} OR a.stripe_account_id = ${search})`]
}
