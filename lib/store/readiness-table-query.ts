import type { Platform } from '@/lib/payouts/account'
import type { TableFilter } from '@/lib/payouts/readiness-table'
import type { State } from '@/lib/payouts/state'
import type { TableCursor } from './readiness-table-cursor'

interface Query {
  text: string
  values: unknown[]
}

/** One page and one row more, which says that there is a further page. Read towards newer, the rows come reversed. */
export function rowsQuery(filter: TableFilter, platform: Platform, cursor: TableCursor | null): Query {
  const values: unknown[] = []
  const put: Put = (value) => `$${values.push(value)}`
  const order = cursor?.direction === 'newer' ? backward : forward
  const limit = `LIMIT ${put(filter.size + 1)}`
  const isOurs = oursPredicate(platform, put)
  const wanted = [...searchPredicate(filter.search, put), ...statePredicate(filter.state, isOurs, put)]
  const read = filter.sort === 'name' ? readByName : readByChecked
  return { text: read({ columns: columns(isOurs), wanted, order, limit, cursor, put }), values }
}

/** How many coaches stand in each state, over everyone. */
export function countQuery(platform: Platform): Query {
  const values: unknown[] = []
  const isOurs = oursPredicate(platform, (value) => `$${values.push(value)}`)
  return {
    text: `
      SELECT ${stateColumn(isOurs)} AS state, count(*)::int AS count FROM payout_account a GROUP BY 1
      UNION ALL
      SELECT 'not-started', (SELECT count(*) FROM coach)::int - (SELECT count(*) FROM payout_account)::int`,
    values,
  }
}

/** How many accounts were made under another key or mode. */
export function foreignQuery(platform: Platform): Query {
  const values: unknown[] = []
  const isOurs = oursPredicate(platform, (value) => `$${values.push(value)}`)
  return { text: `SELECT count(*)::int AS count FROM payout_account a WHERE NOT ${isOurs}`, values }
}

type Put = (value: unknown) => string

interface Order {
  beyond: '>' | '<'
  way: 'ASC' | 'DESC'
  nulls: 'FIRST' | 'LAST'
}

const forward: Order = { beyond: '>', way: 'ASC', nulls: 'FIRST' }
const backward: Order = { beyond: '<', way: 'DESC', nulls: 'LAST' }

interface Read {
  columns: string
  wanted: string[]
  order: Order
  limit: string
  cursor: TableCursor | null
  put: Put
}

/** Coaches without a name come last; equal names stand in the order of their ids. Served by the index coach_name_order. */
function readByName({ columns, wanted, order: { beyond, way }, limit, cursor, put }: Read): string {
  const conditions = [...wanted]
  if (cursor !== null) {
    const id = put(cursor.coachId)
    const there = (expression: string) => `(SELECT ${expression} FROM coach c WHERE c.id = ${id})`
    conditions.push(
      `(c.name IS NULL, ${nameKey}, c.id) ${beyond} (${there('c.name IS NULL')}, ${there(nameKey)}, ${id})`,
    )
  }
  return `
    SELECT ${columns}
    FROM coach c
    LEFT JOIN payout_account a ON a.coach_id = c.id
    LEFT JOIN account_counter n ON n.stripe_account_id = a.stripe_account_id
    ${where(conditions)}
    ORDER BY (c.name IS NULL) ${way}, ${nameKey} ${way}, c.id ${way} ${limit}`
}

const nameKey = `lower(coalesce(c.name, ''))`

/**
 * The longest unchecked first, those never checked before all others. Two reads joined, because no index can order
 * coaches by a column that only some of them have a row for.
 */
function readByChecked({ columns, wanted, order: { beyond, way, nulls }, limit, cursor, put }: Read): string {
  const never = ['a.coach_id IS NULL', ...wanted]
  const once = [...wanted]
  if (cursor !== null) {
    const id = put(cursor.coachId)
    if (cursor.checkedAt === null) never.push(`c.id ${beyond} ${id}`)
    else once.push(`(a.checked_at, a.coach_id) ${beyond} (${put(cursor.checkedAt)}, ${id})`)
    if (cursor.checkedAt === null && beyond === '<') once.push('false')
    if (cursor.checkedAt !== null && beyond === '>') never.push('false')
  }
  return `
    SELECT * FROM (
      (SELECT ${columns}
       FROM coach c
       LEFT JOIN payout_account a ON a.coach_id = c.id
       LEFT JOIN account_counter n ON n.stripe_account_id = a.stripe_account_id
       ${where(never)}
       ORDER BY c.id ${way} ${limit})
      UNION ALL
      (SELECT ${columns}
       FROM payout_account a
       JOIN coach c ON c.id = a.coach_id
       LEFT JOIN account_counter n ON n.stripe_account_id = a.stripe_account_id
       ${where(once)}
       ORDER BY a.checked_at ${way}, a.coach_id ${way} ${limit})
    ) AS everyone
    ORDER BY checked_at ${way} NULLS ${nulls}, coach_id ${way} ${limit}`
}

function where(conditions: string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
}

function columns(isOurs: string): string {
  return `c.id AS coach_id, c.email, c.name, c.reference, ${stateColumn(isOurs)} AS state,
    a.requirements, a.deadline, a.checked_at, ${freshnessColumn(isOurs)} AS freshness`
}

function stateColumn(isOurs: string): string {
  return `CASE WHEN a.coach_id IS NULL THEN 'not-started' WHEN ${closed(isOurs)} THEN 'closed' ELSE a.state END`
}

/** An account that is not ours is never read, so nothing about it can be on its way. */
function freshnessColumn(isOurs: string): string {
  return `CASE WHEN a.coach_id IS NULL OR NOT ${isOurs} THEN NULL
    WHEN coalesce(n.fetched >= n.notified, true) THEN 'fresh'
    WHEN n.failures > 0 THEN 'unconfirmed' ELSE 'checking' END`
}

function oursPredicate(platform: Platform, put: Put): string {
  return `(a.platform_account_id = ${put(platform.accountId)} AND a.livemode = ${put(platform.live)})`
}

function closed(isOurs: string): string {
  return `(a.access_lost_at IS NOT NULL OR NOT ${isOurs})`
}

/** Says each state by its own columns, so that an index on the stored one can serve it. */
function statePredicate(state: State | null, isOurs: string, put: Put): string[] {
  if (state === null) return []
  if (state === 'not-started') return ['a.coach_id IS NULL']
  if (state === 'closed') return [closed(isOurs)]
  return [`a.state = ${put(state)}`, `NOT ${closed(isOurs)}`]
}

function searchPredicate(search: string, put: Put): string[] {
  if (search === '') return []
  const part = put(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
  return [`(c.name ILIKE ${part} OR c.email ILIKE ${part} OR a.stripe_account_id = ${put(search)})`]
}
