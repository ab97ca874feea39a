import { timings } from '../../lib/composition/timings'
import type { BatchSet, Outcomes } from '../../lib/payouts/batches/batch'
import { type BatchPorts, createBatches } from '../../lib/payouts/batches/batches'
import type { BatchVerb } from '../../lib/payouts/vocabulary/batch'
import type { AdminId, BatchId } from '../../lib/payouts/vocabulary/ids'
import type { ChosenHoldReason } from '../../lib/payouts/vocabulary/payments/hold-reason'
import type { Backend } from '../../tools/testing/backend'
import { portsOf } from './ports'

/** Batches of an admin, done by workers of a test. */
export function batchSceneIn(opened: () => Backend) {
  const query = (text: string, values: unknown[] = []) => opened().database.pool.query(text, values)
  async function prepared(by: AdminId, verb: BatchVerb, chosen: BatchSet | readonly string[]): Promise<BatchId> {
    const set: BatchSet = 'kind' in chosen ? chosen : { kind: 'selected', coachIds: chosen }
    const answer = await opened().payouts.prepareBatch(by, { verb, set })
    if (answer.kind !== 'prepared') throw new Error(`the batch is ${answer.kind}`)
    return answer.id
  }
  /** A worker's batches, a few coaches at a time. */
  function worker(change: Partial<BatchPorts> = {}, itemsAtOnce = 3) {
    const { ports } = portsOf(opened())
    const sizes = { ...timings.batches, itemsAtOnce }
    return createBatches({ ...ports, payouts: opened().payouts, ...change }, sizes)
  }
  return {
    async newAdmin(): Promise<AdminId> {
      const id = `admin-${crypto.randomUUID()}` as AdminId
      await query('INSERT INTO "user" (id, email) VALUES ($1, $2)', [id, `${id}@example.com`])
      await query('INSERT INTO admin (user_id) VALUES ($1)', [id])
      return id
    },
    prepared,
    async confirmed(
      by: AdminId,
      verb: BatchVerb,
      chosen: BatchSet | readonly string[],
      reason: ChosenHoldReason = 'policy',
    ): Promise<BatchId> {
      const id = await prepared(by, verb, chosen)
      await opened().payouts.confirmBatch(by, id, reason)
      return id
    },
    worker,
    async finish(by = worker()): Promise<void> {
      while ((await by.work()) > 0);
    },
    /** As if a minute had passed for those in hand. */
    async leasesEnd(id: BatchId): Promise<void> {
      await query(
        `UPDATE batch_item SET lease_until = now() - interval '1 second' WHERE batch_id = $1 AND outcome IS NULL`,
        [id],
      )
    },
    async outcomes(by: AdminId, id: BatchId): Promise<Outcomes> {
      return (await opened().payouts.batch(by, id))?.counts ?? {}
    },
    async remindersTo(coachIds: readonly string[]): Promise<number[]> {
      const { rows } = await query(
        `SELECT (SELECT count(*)::int FROM email WHERE coach_id = given.id AND by_staff) AS count
         FROM unnest($1::text[]) WITH ORDINALITY AS given (id, place) ORDER BY place`,
        [coachIds],
      )
      return rows.map(({ count }) => count)
    },
  }
}
