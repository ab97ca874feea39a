import type { Pool, PoolClient } from 'pg'
import type { Seal, SealStore } from '@/lib/payouts/ports/seal-store'
import type { Database } from '../database'
import { sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { advanceCheck } from './running-check'
import { checkSealsAfter, type Link, start } from './seal-check'
import { currentForm, digestOf, forms, hashOf, noHash, type SealHead, shortDigests } from './seal-form'
import { readSealState } from './seal-state'
import { readSealedRows } from './sealed-rows'
import { createSettledDecisions } from './settled-decisions'

export function createSealStore({ pool }: Pick<Database, 'pool'>): SealStore {
  const settled = createSettledDecisions(pool)
  return {
    async sealDecisions(most) {
      const upToId = await settled.find()
      return upToId === null ? null : inTransaction(pool, (client) => sealUpTo(client, upToId, most))
    },

    checkSeals: (most, everySeconds) => inTransaction(pool, (client) => advanceCheck(client, most, everySeconds)),

    async *readSealFaults() {
      let link: Link = start
      for (;;) {
        const checked = await checkSealsAfter(pool, link, sealsAtOnce)
        const isLast = checked.seals < sealsAtOnce
        yield { seals: checked.seals, faults: checked.faults, isLast }
        if (isLast) return
        link = checked.link
      }
    },

    async findSeal(number) {
      const { rows } = await pool.query<Seal>(sql`SELECT ${columns} FROM decision_seal WHERE number = ${number}`)
      return rows[0] ?? null
    },

    async sealState() {
      const [newest, state] = await Promise.all([findNewest(pool), readSealState(pool)])
      return { newest, ...state }
    },
  }
}

const sealsAtOnce = 20

const columns = sql`number::int, up_to_id::text AS "upToId", count, sealed_at AS "sealedAt", hash`

async function findNewest(pool: Pick<Pool, 'query'>): Promise<Seal | null> {
  const { rows } = await pool.query<Seal>(sql`SELECT ${columns} FROM decision_seal ORDER BY number DESC LIMIT 1`)
  return rows[0] ?? null
}

/** One server at a time; the key of `number` would refuse a second one all the same. */
async function sealUpTo(client: PoolClient, settledId: string, most: number): Promise<Seal | null> {
  const { rows: locks } = await client.query<{ mine: boolean; now: string }>(sql`
    SELECT pg_try_advisory_xact_lock(hashtext('decision seals')) AS mine,
      (extract(epoch FROM clock_timestamp()) * 1000)::bigint::text AS now`)
  const [lock] = locks
  if (!lock?.mine) return null
  // A new statement sees what was committed before the lock.
  const last = await findNewest(client)
  const afterId = last?.upToId ?? '0'
  const form = forms.get(currentForm) ?? sql``
  const range = { afterId: last === null ? null : afterId, upToId: settledId, limit: most }
  const rows = await readSealedRows(client, form, range)
  const upToId = rows.at(-1)?.[0]
  if (upToId === undefined || upToId === null) return null
  const head: SealHead = {
    number: (last?.number ?? 0) + 1,
    form: currentForm,
    afterId,
    upToId,
    count: rows.length,
    sealedAt: Number(lock.now),
    previous: last?.hash ?? noHash,
  }
  const digests = rows.map(digestOf)
  const hash = hashOf(head, digests)
  await insertSeal(client, head, hash, shortDigests(digests))
  return { number: head.number, upToId, count: head.count, sealedAt: new Date(head.sealedAt), hash }
}

async function insertSeal(client: PoolClient, head: SealHead, hash: string, digests: Buffer): Promise<void> {
  const { number, form, afterId, upToId, count, sealedAt, previous } = head
  await client.query(sql`
    INSERT INTO decision_seal (number, form, after_id, up_to_id, count, sealed_at, previous, hash, digests)
    VALUES (${number}, ${form}, ${afterId}::bigint, ${upToId}::bigint, ${count}, ${new Date(sealedAt)}, ${previous}, ${hash}, ${digests})`)
}
