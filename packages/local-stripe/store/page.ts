import { noSuch } from '../errors'
import type { Kind } from './money'
import { type PageParams, requirePage } from './page-limits'
import type { Queries } from './queries'

export type Condition = [sql: string, ...values: unknown[]]

interface Source {
  table: 'account' | 'event' | 'webhook_endpoint' | Kind
  /** The column, or the SQL, of the object as the API returns it. */
  body: string
  kind: string
  url: string
  platform: string
  /** The account whose books it is in; null for the platform's own. Missing for objects outside of books. */
  accountId?: string | null
  /** Further conditions with values for their `?`. */
  where?: Condition[]
}

interface Page {
  object: 'list'
  data: unknown[]
  has_more: boolean
  url: string
}

/** A page in Stripe's list shape, newest first, docs.stripe.com/api/pagination. */
export async function pageOf(db: Queries, source: Source, params: PageParams): Promise<Page> {
  const limit = requirePage(params)
  const values: unknown[] = []
  const conditions: string[] = []
  const say = (sql: string, ...said: unknown[]) =>
    conditions.push(said.reduce<string>((text, value) => text.replace('?', `$${values.push(value)}`), sql))

  for (const condition of reachOf(source)) say(...condition)
  for (const condition of source.where ?? []) say(...condition)
  for (const condition of timeConditions('created', params.created)) say(...condition)
  const backwards = params.ending_before !== undefined
  const cursor = params.ending_before ?? params.starting_after
  if (cursor !== undefined) {
    const { created, seq } = await placeOf(db, source, cursor, backwards ? 'ending_before' : 'starting_after')
    say(`(created, seq) ${backwards ? '>' : '<'} (?, ?)`, created, seq)
  }

  const order = backwards ? 'ASC' : 'DESC'
  const { rows } = await db.query<{ body: unknown }>(
    `SELECT ${source.body} AS body FROM ${source.table} WHERE ${conditions.join(' AND ')}
     ORDER BY created ${order}, seq ${order} LIMIT ${limit + 1}`,
    values,
  )
  const data = rows.slice(0, limit).map(({ body }) => body)
  if (backwards) data.reverse()
  return { object: 'list', data, has_more: rows.length > limit, url: source.url }
}

const signs = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

/** Bounds of a time, in unix seconds. */
export function timeConditions(column: string, bounds: PageParams['created']): Condition[] {
  if (bounds === undefined) return []
  if (typeof bounds === 'number') return [[`${column} = ?`, bounds]]
  return Object.entries(bounds).map(([name, value]) => [`${column} ${signs[name as keyof typeof signs]} ?`, value])
}

function reachOf({ platform, accountId }: Source): Condition[] {
  const ofPlatform: Condition = ['platform = ?', platform]
  return accountId === undefined ? [ofPlatform] : [ofPlatform, ['account_id IS NOT DISTINCT FROM ?', accountId]]
}

interface Place {
  created: number
  seq: number
}

/** Refuses a cursor out of reach. */
async function placeOf(db: Queries, source: Source, id: string, param: string): Promise<Place> {
  const { table, kind } = source
  const reach = reachOf(source)
  const said = reach.map(([sql], at) => sql.replace('?', `$${at + 2}`)).join(' AND ')
  const { rows } = await db.query<Place>(`SELECT created, seq FROM ${table} WHERE id = $1 AND ${said}`, [
    id,
    ...reach.map(([, value]) => value),
  ])
  const place = rows[0]
  if (place === undefined) throw noSuch(kind, id, param)
  return place
}
