import type { Pool } from 'pg'
import { expect } from 'vitest'
import { everyone } from '@/lib/payouts/testing/everyone'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import { fillTo, test } from '../testing/cost-test'
import { platform } from '../testing/two-servers'
import { createBatchStore } from './batch-store'

test('prepares three thousand coaches at once, each once and in order', async ({ pool }) => {
  await fillTo(pool, 3_000)
  const many = await prepare(pool)
  expect(many.total).toBe(3_000)
  const { rows } = await pool.query(
    `SELECT count(DISTINCT coach_id)::int AS coaches, min(number) AS first, max(number) AS last FROM batch_item
     WHERE batch_id = $1`,
    [many.id],
  )
  expect(rows).toEqual([{ coaches: 3_000, first: 1, last: 3_000 }])
})

async function prepare(pool: Pool) {
  const set = { kind: 'matching', filter: everyone, query: '' } as const
  const draft = { verb: 'remind', set } as const
  const answer = await createBatchStore({ pool }).prepareBatch(draft, 'admin-1' as AdminId, platform)
  if (answer.kind !== 'prepared') throw new Error(`the batch is ${answer.kind}`)
  const { rows } = await pool.query<{ total: number }>('SELECT total FROM batch WHERE id = $1', [answer.id])
  return { id: answer.id, total: rows[0]?.total }
}
