import { createHash, randomBytes } from 'node:crypto'
import type { AdminId } from '@/lib/payouts/ids'
import type { KeyScope, KeyStore, ServiceKey } from '@/lib/payouts/services/key'
import type { Database } from './database'
import { insertDecision } from './decision-columns'
import { encodeKeyPlace, toKeyPlace } from './key-place'
import { type Sql, sql } from './sql'

const secretBytes = 32
const pageSize = 50

export function createKeyStore({ pool }: Database): KeyStore {
  return {
    async keys(cursor) {
      const place = toKeyPlace(cursor)
      const { rows } = await pool.query<KeyRow>(sql`
        SELECT api_key.*, maker.email FROM api_key LEFT JOIN "user" maker ON maker.id = api_key.made_by
        WHERE ${place === null ? sql`true` : sql`${order} < (${place.endsAt}::timestamptz, ${place.madeAt}, ${place.id}::uuid)`}
        ORDER BY ${order} DESC
        LIMIT ${pageSize + 1}`)
      const keys = rows.slice(0, pageSize).map(toServiceKey)
      const last = keys.at(-1)
      return { keys, next: rows.length > pageSize && last !== undefined ? encodeKeyPlace(last) : null }
    },

    async makeKey({ name, scopes }, adminId) {
      const secret = `gl_${randomBytes(secretBytes).toString('base64url')}`
      const { rows } = await pool.query<{ id: string }>(sql`
        WITH made AS (
          INSERT INTO api_key (name, hash, hint, scopes, made_by)
          VALUES (${name}, ${hashOf(secret)}, ${secret.slice(-4)}, ${scopes}, ${adminId})
          RETURNING id, scopes
        ), decided AS (${decided('key-made', adminId)} FROM made)
        SELECT id FROM made`)
      const [made] = rows as [{ id: string }]
      return { id: made.id, secret }
    },

    async revokeKey(id, adminId) {
      const { rowCount } = await pool.query(sql`
        WITH ended AS (
          UPDATE api_key SET revoked_at = now(), revoked_by = ${adminId} WHERE id = ${id}::uuid AND revoked_at IS NULL
          RETURNING id, scopes
        )
        ${decided('key-revoked', adminId)} FROM ended`)
      return rowCount === 1
    },

    async findKey(secret) {
      const { rows } = await pool.query<Pick<ServiceKey, 'id' | 'scopes'>>(sql`
        WITH found AS (
          SELECT id, scopes, last_used_at FROM api_key WHERE hash = ${hashOf(secret)} AND revoked_at IS NULL
        ), used AS (
          UPDATE api_key SET last_used_at = now() FROM found
          WHERE api_key.id = found.id
            AND coalesce(api_key.last_used_at < now() - interval '1 minute', true)
        )
        SELECT id, scopes FROM found`)
      return rows[0] ?? null
    },

    async keepRequest(keyId, name, request) {
      const body = hashOf(request)
      const { rows } = await pool.query<{ body_hash: string }>(sql`
        INSERT INTO api_request AS kept (api_key_id, key_hash, body_hash)
        VALUES (${keyId}::uuid, ${hashOf(name)}, ${body})
        ON CONFLICT (api_key_id, key_hash) DO UPDATE SET
          body_hash = CASE WHEN ${isOver} THEN excluded.body_hash ELSE kept.body_hash END,
          at = CASE WHEN ${isOver} THEN excluded.at ELSE kept.at END
        RETURNING body_hash`)
      return rows[0]?.body_hash === body
    },
  }
}

/** One that is in use ends never, which is later than any end. */
const order = sql`(coalesce(revoked_at, 'infinity'), made_at, api_key.id)`

const isOver = sql`kept.at < now() - interval '1 day'`

/** A secret of 256 random bits is guessed by nobody, so one round of a fast hash is enough. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Which key and for what, never its name. */
function decided(kind: 'key-made' | 'key-revoked', adminId: AdminId): Sql {
  const nothing = { coachId: null, accountId: null, from: null, to: null, generation: null }
  const by = { byKind: 'admin', byId: adminId }
  return sql`${insertDecision({ kind, ...by, ...nothing, facts: {} })}
    || jsonb_build_object('keyId', id, 'scopes', scopes)`
}

interface KeyRow {
  id: string
  name: string
  hint: string
  scopes: KeyScope[]
  made_by: string
  email: string | null
  made_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

function toServiceKey(row: KeyRow): ServiceKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes,
    madeBy: { id: row.made_by as AdminId, email: row.email },
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}
