import { noSuch } from '../errors'
import type { Queries } from './database'

export interface PageParams {
  limit?: number
  starting_after?: string
  ending_before?: string
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number }
}

interface Source {
  table: 'account' | 'event' | 'payment_intent' | 'webhook_endpoint'
  /** The column that holds the object as the API answers it. */
  body: 'shown' | 'body'
  kind: string
  url: string
  platform: string
  where?: { sql: string; values: unknown[] }
}

/** A page of Stripe's list shape, newest first, docs.stripe.com/api/pagination. */
export async function pageOf(db: Queries, source: Source, params: PageParams): Promise<unknown> {
  const limit = Math.min(Math.max(params.limit ?? 10, 1), 100)
  const values: unknown[] = [source.platform, ...(source.where?.values ?? [])]
  const conditions = ['platform = $1', ...(source.where ? [source.where.sql] : [])]
  const say = (sql: string, value: unknown) => conditions.push(sql.replace('?', `$${values.push(value)}`))

  for (const [sign, value] of createdBounds(params.created)) say(`created ${sign} ?`, value)
  const backwards = params.ending_before !== undefined
  const cursor = params.ending_before ?? params.starting_after
  if (cursor !== undefined) {
    const { created, seq } = await placeOf(db, source, cursor)
    conditions.push(`(created, seq) ${backwards ? '>' : '<'} ($${values.push(created)}, $${values.push(seq)})`)
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

function createdBounds(created: PageParams['created']): [string, number][] {
  if (created === undefined) return []
  if (typeof created === 'number') return [['=', created]]
  return Object.entries(created).map(([name, value]) => [signs[name as keyof typeof signs], value])
}

interface Place {
  created: number
  seq: number
}

async function placeOf(db: Queries, { table, platform, kind }: Source, id: string): Promise<Place> {
  const { rows } = await db.query<Place>(`SELECT created, seq FROM ${table} WHERE id = $1 AND platform = $2`, [
    id,
    platform,
  ])
  const place = rows[0]
  if (place === undefined) throw noSuch(kind, id, 'starting_after')
  return place
}
