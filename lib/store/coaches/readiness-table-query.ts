import type { Platform } from '@/lib/payouts/accounts/account'
import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { type Sql, sql } from '../sql/sql'
import { idsNamedBy, mostFound } from './named-by'
import type { TableCursor } from './readiness-table-cursor'
import { columnsOf, isBeyond, listed, ordered, rankOf, rankOfRow } from './readiness-table-order'
import { type Counted, isForeign, scopeOf } from './work-counts'

interface Read {
  filter: TableFilter
  platform: Platform
  cursor: TableCursor | null
  isAscending: boolean
}

/**
 * A page plus one row that reveals a next page. Towards newer, rows come reversed. Of each place an index gives as many
 * rows as a page has, in order, so no page reads more the more coaches there are.
 * @param places those with coaches; null when there are none
 */
export function rowsQuery(
  filter: TableFilter,
  platform: Platform,
  cursor: TableCursor | null,
  places: Counted[],
): Sql | null {
  const page = pageQuery(filter, platform, cursor, places)
  if (page === null) return null
  return sql`
    ${page.query}
    SELECT page.*, ${columns(platform)}
    FROM page JOIN coach_work w USING (coach_id) JOIN coach c ON c.id = page.coach_id
    LEFT JOIN payout_account a ON a.coach_id = page.coach_id
    LEFT JOIN account_counter n ON n.stripe_account_id = a.stripe_account_id
    LEFT JOIN hold h ON h.coach_id = page.coach_id
    ${page.order}`
}

/** The ids of as many coaches as a page has, and of one more, each with its number in the order. null: nobody. */
export function idsQuery(filter: TableFilter, platform: Platform, places: Counted[]): Sql | null {
  const page = pageQuery(filter, platform, null, places)
  if (page === null) return null
  return sql`${page.query} SELECT page.coach_id, row_number() OVER (${page.order})::int AS number FROM page`
}

function pageQuery(filter: TableFilter, platform: Platform, cursor: TableCursor | null, places: Counted[]) {
  const read = { filter, platform, cursor, isAscending: (cursor?.direction !== 'newer') !== filter.isReversed }
  const parts = filter.search === '' ? ofPlaces(read, places) : [amongFound(read)]
  const [first, ...others] = parts
  if (first === undefined) return null
  const all = others.reduce((united, part) => sql`${united} UNION ALL ${part}`, first)
  const order = (table: Sql) =>
    ordered([...keyNames(filter).map((name) => sql`${table}.${name}`), sql`${table}.coach_id`], read.isAscending)
  const query = sql`
    WITH found AS MATERIALIZED (${found(filter.search)}),
    page AS MATERIALIZED (SELECT * FROM (${all}) places ${order(sql`places`)} ${limit(filter)})`
  return { query, order: order(sql`page`) }
}

/** One scan of an index for each place that may have rows of this page. */
function ofPlaces(read: Read, places: Counted[]): Sql[] {
  const { filter, platform, cursor, isAscending } = read
  const named = new Map(places.map((place) => [`${place.scope} ${place.tab} ${place.state}`, place]))
  return [...named.values()].flatMap(({ scope, tab, state }) => {
    const group = Number(isForeign(scope, platform))
    const rank = rankOf(filter.sort, tab, state)
    const further = cursor === null ? 1 : (group - cursor.group || rank - cursor.rank) * (isAscending ? 1 : -1)
    if (further < 0) return []
    const beyond = cursor !== null && further === 0 ? [isBeyond(filter.sort, cursor, isAscending)] : []
    const here = sql`w.scope = ${scope} AND w.tab = ${tab} AND w.state = ${state}`
    return [part(read, sql`${group}::int`, sql`${rank}::int`, [here, ...beyond])]
  })
}

/** A search finds so few coaches that they are put in order one by one. */
function amongFound(read: Read): Sql {
  const { filter, platform, cursor, isAscending } = read
  const isOurs = sql`w.scope IN ('', ${scopeOf(platform)})`
  const group = sql`CASE WHEN ${isOurs} THEN 0 ELSE 1 END`
  const rank = rankOfRow(filter.sort)
  const closed = sql`(w.tab = 'closed' OR NOT ${isOurs})`
  const open = (isWanted: Sql) => sql`(${isWanted} AND ${isOurs})`
  const sign = isAscending ? sql`>` : sql`<`
  return part(read, group, rank, [
    sql`w.coach_id = ANY (ARRAY(SELECT id FROM found LIMIT ${mostFound}))`,
    ...(filter.tab === null ? [] : [filter.tab === 'closed' ? closed : open(sql`w.tab = ${filter.tab}`)]),
    ...(filter.state === null || filter.state === 'held'
      ? []
      : [
          filter.state === 'closed' ? sql`(w.state = 'closed' OR NOT ${isOurs})` : open(sql`w.state = ${filter.state}`),
        ]),
    ...(cursor === null
      ? []
      : [
          sql`((${group}, ${rank}) ${sign} (${cursor.group}::int, ${cursor.rank}::int) OR (${group}, ${rank}) = (${cursor.group}::int, ${cursor.rank}::int)
            AND ${isBeyond(filter.sort, cursor, isAscending)})`,
        ]),
  ])
}

function part({ filter, isAscending }: Read, group: Sql, rank: Sql, wanted: Sql[]): Sql {
  const keys = columnsOf(filter.sort)
  const named = keys.map((key, index) => sql`${key} AS ${keyColumns[index] ?? sql``}`)
  const conditions = [...wanted, ...filtered(filter)].reduce((all, each) => sql`${all} AND ${each}`)
  return sql`(
    SELECT w.coach_id, ${group} AS group_number, ${rank} AS rank, ${listed(named)} FROM coach_work w WHERE ${conditions}
    ${ordered(filter.search === '' ? [...keys, sql`w.coach_id`] : [sql`2`, sql`3`, ...keys, sql`w.coach_id`], isAscending)}
    ${limit(filter)})`
}

const keyColumns = [sql`first_key`, sql`second_key`, sql`third_key`]

function keyNames({ sort }: TableFilter): Sql[] {
  return [sql`group_number`, sql`rank`, ...keyColumns.slice(0, columnsOf(sort).length)]
}

function limit({ size }: TableFilter): Sql {
  return sql`LIMIT ${size + 1}`
}

function filtered({ state, country, requirement, due, reminded }: TableFilter): Sql[] {
  return [
    ...(state === 'held' ? [sql`w.is_held`] : []),
    ...(country === null ? [] : [sql`w.country = ${country}`]),
    ...(requirement === null ? [] : [sql`w.asked @> ARRAY[${requirement}]::text[]`]),
    ...(due === null ? [] : [dueWithin[due]]),
    ...(reminded === null ? [] : [remindedWithin[reminded]]),
  ]
}

const dueWithin = {
  overdue: sql`w.due_at <= now()`,
  week: sql`(w.due_at > now() AND w.due_at <= now() + interval '7 days')`,
  month: sql`(w.due_at > now() AND w.due_at <= now() + interval '30 days')`,
}

const remindedWithin = {
  never: sql`w.reminded_at = 'epoch'::timestamptz`,
  week: sql`w.reminded_at > now() - interval '7 days'`,
  older: sql`(w.reminded_at > 'epoch'::timestamptz AND w.reminded_at <= now() - interval '7 days')`,
}

function found(search: string): Sql {
  if (search === '') return sql`SELECT NULL::text AS id WHERE false`
  return sql`
    SELECT coach_id AS id FROM payout_account WHERE stripe_account_id = ${search}
    UNION SELECT coach_id FROM former_account WHERE stripe_account_id = ${search}
    UNION SELECT coach_id FROM payout JOIN payout_account USING (stripe_account_id) WHERE payout.stripe_id = ${search}
    UNION ${idsNamedBy(search)}`
}

function columns(platform: Platform): Sql {
  const isOurs = sql`(a.platform_account_id = ${platform.accountId} AND a.livemode = ${platform.live})`
  const isForeign = sql`(a.coach_id IS NOT NULL AND NOT ${isOurs})`
  return sql`c.email, c.name, c.reference,
    CASE WHEN ${isForeign} THEN 'closed' ELSE w.tab END AS tab,
    CASE WHEN ${isForeign} THEN 'closed' ELSE w.state END AS state,
    h.reason AS hold_reason, h.held_at, a.requirements, a.stop->>'kind' AS stop_kind, a.deadline, w.since, w.refused,
    w.refused_sums, nullif(w.reminded_at, 'epoch'::timestamptz) AS reminded_at, a.checked_at,
    (SELECT count(*) > ${mostFound} FROM found) AS is_cut,
    ${freshness(isOurs)} AS freshness`
}

/** Another platform's account is never fetched, so it waits for nothing. */
function freshness(isOurs: Sql): Sql {
  return sql`CASE WHEN a.coach_id IS NULL OR NOT ${isOurs} THEN NULL
    WHEN coalesce(n.fetched >= n.notified, true) THEN 'fresh'
    WHEN n.failures > 0 THEN 'unconfirmed' ELSE 'checking' END`
}
