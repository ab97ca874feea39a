import type { WebhookEvent, WebhookEventStore } from '@/lib/payouts/ports/store'
import type { Database } from '../database'
import { inBatches } from '../sql/in-batches'
import { prepared, type Sql, sql } from '../sql/sql'
import { waitingSince } from './waiting-since'

/** More at once would keep batches small while many events come. */
const together = { most: 100, sideBySide: 2 }

/** The webhook's writes, on the fast pool. */
export function createWebhookEventStore({ briskPool }: Database): WebhookEventStore {
  async function record(events: WebhookEvent[]): Promise<void> {
    const [first, second] = events
    if (first !== undefined && second === undefined)
      await briskPool.query({ ...recordingOne, values: [first.id, first.accountId, first.kind] })
    else
      await briskPool.query({
        ...recordingMany,
        values: [events.map(({ id }) => id), events.map(({ accountId }) => accountId), events.map(({ kind }) => kind)],
      })
  }

  return {
    recordEvent: inBatches(record, together),

    async countIgnored(reason, now) {
      const day = now.toISOString().slice(0, 10)
      await briskPool.query(sql`
        INSERT INTO ignored_count (day, reason, count) VALUES (${day}, ${reason}, 1)
        ON CONFLICT (day, reason) DO UPDATE SET count = ignored_count.count + 1`)
    },

    async countRefused(counts) {
      await briskPool.query(sql`
        INSERT INTO refused_count (hour, reason, count)
        SELECT date_trunc('hour', now()), reason, count
        FROM unnest(${Object.keys(counts)}::text[], ${Object.values(counts)}::bigint[]) AS counted (reason, count)
        ON CONFLICT (hour, reason) DO UPDATE SET count = refused_count.count + excluded.count`)
    },
  }
}

/** Composed once with named placeholders, since every event uses them. */
const recordingOne = prepared(
  recording(sql`VALUES (${'id'}, ${'account'}, ${'kind'})`, sql`SELECT stripe_account_id, 1, 'notice' FROM received`),
)

/** In one order everywhere, so that no two batches wait for each other. */
const recordingMany = prepared(
  recording(
    sql`SELECT id, account, kind
      FROM unnest(${'ids'}::text[], ${'accounts'}::text[], ${'kinds'}::text[]) AS event (id, account, kind)
      ORDER BY id`,
    sql`SELECT stripe_account_id, count(*), 'notice' FROM received GROUP BY stripe_account_id ORDER BY stripe_account_id`,
  ),
)

/** Stores each event once, and raises its account's counter. */
function recording(events: Sql, raised: Sql): Sql {
  return sql`
    WITH received AS (
      INSERT INTO webhook_event (id, stripe_account_id, kind) ${events}
      ON CONFLICT (id) DO NOTHING
      RETURNING stripe_account_id
    )
    INSERT INTO account_counter (stripe_account_id, notified, raised_by) ${raised}
    ON CONFLICT (stripe_account_id) DO UPDATE SET
      notified = account_counter.notified + excluded.notified,
      raised_by = excluded.raised_by,
      waiting_since = ${waitingSince},
      doubted_at = NULL,
      -- An event may mean that fetches work again, unless they kept failing through earlier events.
      retry_at = CASE WHEN account_counter.failures <= 3 AND account_counter.retry_at IS NOT NULL
        THEN least(account_counter.retry_at, now() + interval '5 seconds') ELSE account_counter.retry_at END`
}
