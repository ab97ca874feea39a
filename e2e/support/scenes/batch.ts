import type { AdminId, BatchId } from '../../../lib/payouts/vocabulary/ids'
import type { Database } from '../../../lib/store/database'
import { createStore } from '../../../lib/store/store'

/** A draft that would release a coach whom nobody holds, so that it never changes anybody. */
export async function newDraft(database: Database, coachId: string, adminId: string): Promise<BatchId> {
  const { batches } = createStore(database)
  const { rows } = await database.pool.query(
    'SELECT platform_account_id AS "accountId", livemode AS live FROM platform_key',
  )
  const set = { kind: 'selected', coachIds: [coachId] } as const
  const answer = await batches.prepareBatch({ verb: 'release', set }, adminId as AdminId, rows[0] ?? elsewhere)
  if (answer.kind !== 'prepared') throw new Error(`the batch is ${answer.kind}`)
  // As if somebody had held the coach until now: nothing to do has no button.
  await database.pool.query(`UPDATE batch SET forecast = '{"done": 1}' WHERE id = $1`, [answer.id])
  return answer.id
}

export async function newBatch(database: Database, coachId: string, adminId: string): Promise<BatchId> {
  const id = await newDraft(database, coachId, adminId)
  await createStore(database).batches.confirmBatch(id, null, adminId as AdminId)
  return id
}

/** One that workers leave alone for a minute. */
export async function newRunningBatch(database: Database, coachId: string, adminId: string): Promise<BatchId> {
  const id = await newDraft(database, coachId, adminId)
  await database.pool.query(`UPDATE batch_item SET lease_until = now() + interval '1 minute' WHERE batch_id = $1`, [id])
  await createStore(database).batches.confirmBatch(id, null, adminId as AdminId)
  return id
}

const elsewhere = { accountId: 'acct_elsewhere', live: false }
