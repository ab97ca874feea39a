import { createHash } from 'node:crypto'
import { refusal } from '../errors'
import type { Queries } from '../store/queries'

export interface Answer {
  status: number
  body: unknown
  /** Headers stored with the response and replayed with it. */
  headers?: Record<string, string>
}

interface Held {
  fingerprint: string
  path: string
  request_id: string
  answer: Answer | null
}

export interface Attempt {
  platform: string
  key: string
  path: string
  fingerprint: string
  requestId: string
}

export type Claim = { kind: 'ours' } | { kind: 'replay'; answer: Answer; requestId: string }

/** Stripe forgets keys after 24 hours, docs.stripe.com/api/idempotent_requests. */
const keptFor = 24 * 3600

/**
 * Claims a key for one request, or returns its stored response. Refuses a key that is in use or was used for another
 * request.
 */
export async function claimKey(db: Queries, attempt: Attempt, now: number): Promise<Claim> {
  const { platform, key, path, fingerprint, requestId } = attempt
  const claimed = await db.query(
    `INSERT INTO idempotency_key AS held (platform, key, path, fingerprint, request_id, created)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (platform, key) DO UPDATE
       SET path = $3, fingerprint = $4, request_id = $5, created = $6, answer = NULL
     WHERE held.created <= $7 RETURNING key`,
    [platform, key, path, fingerprint, requestId, now, now - keptFor],
  )
  if (claimed.rowCount === 1) return { kind: 'ours' }
  const { rows } = await db.query<Held>(
    'SELECT path, fingerprint, request_id, answer FROM idempotency_key WHERE platform = $1 AND key = $2',
    [platform, key],
  )
  const held = rows[0]
  if (held !== undefined && held.fingerprint !== fingerprint) {
    const isElsewhere = held.path !== '' && held.path !== path
    throw refusal(isElsewhere ? 'key used elsewhere' : 'key used otherwise', { key, path, first: held.path })
  }
  if (held === undefined || held.answer === null) throw refusal('key in use', { key })
  return { kind: 'replay', answer: held.answer, requestId: held.request_id }
}

export async function keepAnswer(db: Queries, { platform, key }: Attempt, answer: Answer): Promise<void> {
  await db.query('UPDATE idempotency_key SET answer = $3 WHERE platform = $1 AND key = $2', [
    platform,
    key,
    JSON.stringify(answer),
  ])
}

export async function releaseKey(db: Queries, { platform, key }: Attempt): Promise<void> {
  await db.query('DELETE FROM idempotency_key WHERE platform = $1 AND key = $2', [platform, key])
}

/** Requests interrupted by the process's end never committed, so their keys are free. */
export async function releaseUnansweredKeys(db: Queries): Promise<void> {
  await db.query('DELETE FROM idempotency_key WHERE answer IS NULL')
}

export function fingerprintOf(method: string, path: string, params: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, sorted(params)]))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, part]): [string, unknown] => [name, sorted(part)])
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
