import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { ApiKey, KeyStore } from '@/lib/payouts/api-clients/key'
import type { DecidedBy } from '@/lib/payouts/decisions/decision'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import type { KeyScope } from '@/lib/payouts/vocabulary/key-scope'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { encodeKeyCursor, toKeyCursor } from './key-cursor'

const secretBytes = 32
const pageSize = 50

export function createKeyStore({ pool }: Database): KeyStore {
  /** Returns the secret; null when the id exists. */
  const insertKey = async (id: string, { name, scopes }: Pick<ApiKey, 'name' | 'scopes'>, adminId: AdminId) => {
    const secret = `gl_${randomBytes(secretBytes).toString('base64url')}`
    const { rowCount } = await pool.query(sql`
      WITH made AS (
        INSERT INTO api_key (id, name, hash, hint, scopes, made_by)
        VALUES (${id}::uuid, ${name}, ${hashOf(secret)}, ${secret.slice(-4)}, ${scopes}, ${adminId})
        ON CONFLICT (id) DO NOTHING
        RETURNING id, scopes
      )
      ${decided('key-made', { kind: 'admin', id: adminId })} FROM made`)
    return rowCount === 1 ? secret : null
  }
  const revokeKeys = async (which: Sql, by: DecidedBy) => {
    const { rowCount } = await pool.query(sql`
      WITH ended AS (
        UPDATE api_key SET revoked_at = now(), revoked_by = ${by.kind === 'machine' ? 'machine' : by.id}
        WHERE ${which} AND revoked_at IS NULL
        RETURNING id, scopes
      )
      ${decided('key-revoked', by)} FROM ended`)
    return rowCount ?? 0
  }
  return {
    async keys(cursor) {
      const from = toKeyCursor(cursor)
      const { rows } = await pool.query<KeyRow>(sql`
        ${withMaker}
        WHERE ${from === null ? sql`true` : sql`${order} < (${from.endsAt}::timestamptz, ${from.madeAt}, ${from.id}::uuid)`}
        ORDER BY ${order} DESC
        LIMIT ${pageSize + 1}`)
      const keys = rows.slice(0, pageSize).map(toApiKey)
      const last = keys.at(-1)
      return { keys, next: rows.length > pageSize && last !== undefined ? encodeKeyCursor(last) : null }
    },

    async makeKey(key, adminId) {
      const id = randomUUID()
      const secret = await insertKey(id, key, adminId)
      if (secret === null) throw new Error('the id of a new key was in use')
      return { id, secret }
    },

    async makeKeyOnce(id, key, adminId) {
      const secret = await insertKey(id, key, adminId)
      if (secret !== null) return { secret }
      const { rows } = await pool.query<KeyRow>(sql`${withMaker} WHERE api_key.id = ${id}::uuid`)
      const [existing] = rows as [KeyRow]
      return { existing: toApiKey(existing) }
    },

    async revokeKey(id, adminId) {
      return (await revokeKeys(sql`id = ${id}::uuid`, { kind: 'admin', id: adminId })) === 1
    },

    async keysMadeBy(email) {
      const { rows } = await pool.query<KeyRow>(sql`
        ${withMaker}
        WHERE maker.email = ${email.toLowerCase()} AND revoked_at IS NULL
        ORDER BY made_at DESC, api_key.id`)
      return rows.map(toApiKey)
    },

    revokeKeysMadeBy: (email, by) =>
      revokeKeys(sql`made_by IN (SELECT id FROM "user" WHERE email = ${email.toLowerCase()})`, by),

    async findKey(secret) {
      const { rows } = await pool.query<Pick<ApiKey, 'id' | 'scopes'>>(sql`
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

    async keepRequest(keyId, name, { content, reference }) {
      const body = hashOf(content)
      const { rows } = await pool.query<{ body_hash: string; reference: string | null }>(sql`
        INSERT INTO api_request AS kept (api_key_id, key_hash, body_hash, reference)
        VALUES (${keyId}::uuid, ${hashOf(name)}, ${body}, ${reference})
        ON CONFLICT (api_key_id, key_hash) DO UPDATE SET
          body_hash = CASE WHEN ${isOver} THEN excluded.body_hash ELSE kept.body_hash END,
          reference = CASE WHEN ${isOver} THEN excluded.reference ELSE kept.reference END,
          at = CASE WHEN ${isOver} THEN excluded.at ELSE kept.at END
        RETURNING body_hash, reference`)
      const [kept] = rows as [{ body_hash: string; reference: string | null }]
      return kept.body_hash === body ? { isOther: false } : { isOther: true, reference: kept.reference }
    },
  }
}

const withMaker = sql`
  SELECT api_key.*, maker.email, admin.user_id IS NOT NULL AS is_admin
  FROM api_key
  LEFT JOIN "user" maker ON maker.id = api_key.made_by
  LEFT JOIN admin ON admin.user_id = api_key.made_by`

/** A key in use sorts after every revoked one. */
const order = sql`(coalesce(revoked_at, 'infinity'), made_at, api_key.id)`

const isOver = sql`kept.at < now() - interval '1 day'`

/** 256 random bits cannot be guessed, so one fast hash is enough. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The key and its scopes, never its name. */
function decided(kind: 'key-made' | 'key-revoked', by: DecidedBy): Sql {
  return sql`${insertDecision({ kind, coachId: null, ...toDeciderColumns(by) })}
    || jsonb_build_object('keyId', id, 'scopes', scopes)`
}

interface KeyRow {
  id: string
  name: string
  hint: string
  scopes: KeyScope[]
  made_by: string
  email: string | null
  is_admin: boolean
  made_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

function toApiKey(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes,
    madeBy: { id: row.made_by as AdminId, email: row.email, isAdmin: row.is_admin },
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}
