import { createHash } from 'node:crypto'
import { type Sql, sql } from '../sql/sql'

/** The values a seal's hash covers besides the decisions. */
export interface SealHead {
  number: number
  form: number
  afterId: string
  upToId: string
  count: number
  /** Milliseconds since 1970. */
  sealedAt: number
  previous: string
}

/** A decision as text, in the order of its form. */
export type SealedRow = (string | null)[]

/** New seals are made in this form. */
export const currentForm = 1

/** Before the first seal. */
export const noHash = '0'.repeat(64)

/**
 * Columns by form, as text that no setting of the session changes: milliseconds since 1970, JSON as PostgreSQL stores
 * it. A form never changes: a new column makes a new form. The first column is the decision's id.
 */
export const forms: ReadonlyMap<number, Sql> = new Map([
  [
    1,
    sql`id::text, (extract(epoch FROM at) * 1000)::bigint::text, kind, coach_id, stripe_account_id, by_kind, by_id,
      from_state, to_state, generation::text, facts::text`,
  ],
])

export function digestOf(row: SealedRow): Buffer {
  return sha256(JSON.stringify(row))
}

export function hashOf(head: SealHead, digests: Buffer[]): string {
  const { number, form, afterId, upToId, count, sealedAt, previous } = head
  const values = [form, number, afterId, upToId, count, sealedAt, previous].map(String)
  const lines = [JSON.stringify(['greenlight decisions', ...values]), ...digests.map((each) => each.toString('hex'))]
  return sha256(lines.join('\n')).toString('hex')
}

/** Four bytes of each: enough to name a decision, once the hash has proved that something differs. */
export function shortDigests(digests: Buffer[]): Buffer {
  return Buffer.concat(digests.map((each) => each.subarray(0, shortBytes)))
}

export const shortBytes = 4

const sha256 = (text: string) => createHash('sha256').update(text).digest()
