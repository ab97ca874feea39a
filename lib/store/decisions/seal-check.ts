import type { Pool } from 'pg'
import type { SealFault } from '@/lib/payouts/ports/seal-store'
import { sql } from '../sql/sql'
import { digestOf, forms, hashOf, noHash, type SealedRow, shortBytes, shortDigests } from './seal-form'
import { readSealedRows } from './sealed-rows'

type Queries = Pick<Pool, 'query'>

/** The seal that the next one must continue. */
export interface Link {
  number: number
  hash: string
  upToId: string
}

export const start: Link = { number: 0, hash: noHash, upToId: '0' }

/** Checks the seals after `link`, at most so many, with the decisions of one seal in memory at a time. */
export async function checkSealsAfter(
  pool: Queries,
  link: Link,
  most: number,
): Promise<{ seals: number; faults: SealFault[]; link: Link }> {
  const { rows } = await pool.query<SealRow>(sql`
    SELECT number::int, form, after_id, up_to_id, count, (extract(epoch FROM sealed_at) * 1000)::bigint::text AS sealed_at,
      previous, hash, encode(digests, 'hex') AS digests
    FROM decision_seal
    WHERE number > ${link.number} ORDER BY number LIMIT ${most}`)
  const faults: SealFault[] = []
  let last = link
  for (const seal of rows) {
    if (!continues(seal, last)) faults.push({ kind: 'chain', seal: seal.number })
    const fault = await faultOf(pool, seal)
    if (fault !== null) faults.push(fault)
    last = { number: seal.number, hash: seal.hash, upToId: seal.up_to_id }
  }
  return { seals: rows.length, faults, link: last }
}

interface SealRow {
  number: number
  form: number
  after_id: string
  up_to_id: string
  count: number
  /** Milliseconds, and bytes in hexadecimal: as text, no setting of the session changes them. */
  sealed_at: string
  previous: string
  hash: string
  digests: string
}

function continues(seal: SealRow, last: Link): boolean {
  return seal.number === last.number + 1 && seal.previous === last.hash && seal.after_id === last.upToId
}

async function faultOf(pool: Queries, seal: SealRow): Promise<SealFault | null> {
  const columns = forms.get(seal.form)
  if (columns === undefined) return { kind: 'form', seal: seal.number }
  const { number, after_id: afterId, up_to_id: upToId } = seal
  const limit = Math.min(seal.count, mostInASeal) + mostNamed
  const rows = await readSealedRows(pool, columns, { afterId: number === 1 ? null : afterId, upToId, limit })
  const digests = rows.map(digestOf)
  const { form, count, previous } = seal
  const sealedAt = Number(seal.sealed_at)
  const sealed = Buffer.from(seal.digests, 'hex')
  const fits = hashOf({ number, form, afterId, upToId, count, sealedAt, previous }, digests) === seal.hash
  if (fits) return shortDigests(digests).equals(sealed) ? null : { kind: 'seal', seal: number }
  const { changed, missing } = compare(rows, digests, sealed)
  if (changed.length === 0 && missing === 0) return { kind: 'seal', seal: number }
  return { kind: 'decisions', seal: number, afterId, upToId, changed: changed.slice(0, mostNamed), missing }
}

const mostNamed = 20
/** More than any build seals at once; a made-up count must not fill the memory. */
const mostInASeal = 10_000

/** Rows without their sealed digest, and how many sealed digests no row, changed or not, takes the place of. */
function compare(rows: SealedRow[], digests: Buffer[], sealed: Buffer): { changed: string[]; missing: number } {
  const left = new Map<number, number>()
  for (let at = 0; at + shortBytes <= sealed.length; at += shortBytes) {
    const short = sealed.readUInt32BE(at)
    left.set(short, (left.get(short) ?? 0) + 1)
  }
  const changed = rows.flatMap(([id], index) => (take(left, digests[index]) ? [] : [id ?? '']))
  const unmatched = [...left.values()].reduce((sum, count) => sum + count, 0)
  return { changed, missing: Math.max(0, unmatched - changed.length) }
}

function take(left: Map<number, number>, digest: Buffer | undefined): boolean {
  const short = digest?.readUInt32BE(0) ?? -1
  const count = left.get(short) ?? 0
  if (count > 0) left.set(short, count - 1)
  return count > 0
}
