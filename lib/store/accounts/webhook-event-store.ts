import type { WebhookEventStore } from '@/lib/payouts/ports/store'
import type { Database } from '../database'
import { prepared, sql } from '../sql/sql'
import { waitingSince } from './waiting-since'

/** The webhook's writes: one statement each, on the fast pool. */
export function createWebhookEventStore({ briskPool }: Database): WebhookEventStore {
  return {
    async recordEvent({ id, accountId, kind }) {
      await briskPool.query({ ...recording, values: [id, accountId, kind] })
    },

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

/** Composed once with named placeholders, since every event uses it. */
const recording = prepared(sql`
  WITH received AS (
    INSERT INTO webhook_event (id, stripe_account_id, kind) VALUES (${'id'}, ${'account'}, ${'kind'})
    ON CONFLICT (id) DO NOTHING
    RETURNING stripe_account_id
  )
  INSERT INTO account_counter (stripe_account_id, notified, raised_by)
  SELECT stripe_account_id, 1, 'notice' FROM received
  ON CONFLICT (stripe_account_id) DO UPDATE SET
    notified = account_counter.notified + 1,
    raised_by = excluded.raised_by,
    waiting_since = ${waitingSince},
    doubted_at = NULL,
    -- An event may mean that fetches work again, unless they kept failing through earlier events.
    retry_at = CASE WHEN account_counter.failures <= 3 AND account_counter.retry_at IS NOT NULL
      THEN least(account_counter.retry_at, now() + interval '5 seconds') ELSE account_counter.retry_at END`)
