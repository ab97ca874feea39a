import type { MovedPage, MovementWatchStore } from '@/lib/payouts/ports/movement-list-store'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { isOver } from '../sql/is-over'
import { json, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

/** Reads this overlap again: clocks differ, and lists may lag. */
const overlapSeconds = 600

const lease = sql`interval '1 minute'`

/** Pages are leased; a dead server's page is free after a minute. */
export function createMovementWatchStore({ pool }: Database): MovementWatchStore {
  return {
    async takeMovedPage(platform, everySeconds) {
      await pool.query(sql`
        INSERT INTO movement_watch (platform_account_id, livemode) VALUES (${platform.accountId}, ${platform.live})
        ON CONFLICT DO NOTHING`)
      const { rows } = await pool.query<MovedPage>(sql`
        UPDATE movement_watch SET lease_until = now() + ${lease}, began_at = coalesce(began_at, now())
        WHERE ${ofPlatform(platform)} AND ${isOver(sql`lease_until`, lease)}
          AND (began_at IS NOT NULL OR seen_until <= now() - interval '1 second' * ${everySeconds})
        RETURNING list, seen_until - interval '1 second' * ${overlapSeconds} AS from, last_id AS after`)
      return rows[0] ?? null
    },

    async settleMovedPage(platform, { list, after }, { moved, next }) {
      const isListRead = next === null
      const isAllRead = isListRead && list === 'disputes'
      await inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(sql`
          UPDATE movement_watch SET lease_until = NULL, last_id = ${next},
            list = ${isListRead ? other[list] : list},
            seen_until = CASE WHEN ${isAllRead} THEN began_at ELSE seen_until END,
            began_at = CASE WHEN ${isAllRead} THEN NULL ELSE began_at END
          WHERE ${ofPlatform(platform)} AND began_at IS NOT NULL
            AND list = ${list} AND last_id IS NOT DISTINCT FROM ${after}`)
        // Another server read it after our lease expired.
        if (rowCount === 0) return
        // A new number, so that an earlier check does not count as this one.
        await tx.query(sql`
          UPDATE payment SET checks = checks + 1, next_check_at = now(),
            may_be_disputed = may_be_disputed OR ${list === 'disputes'}
          WHERE ${ofPlatform(platform)} AND payment_intent_id IN (
            SELECT "paymentId" FROM jsonb_to_recordset(${json(moved)}) AS moved(id text, "paymentId" text)
            WHERE NOT EXISTS (SELECT FROM movement WHERE stripe_id = moved.id))`)
      })
    },

    async postponeMovedPage(platform) {
      await pool.query(sql`
        UPDATE movement_watch SET lease_until = now() + interval '15 seconds' WHERE ${ofPlatform(platform)}`)
    },

    async restartMovementWatch(platform) {
      await pool.query(sql`
        UPDATE movement_watch SET list = 'refunds', last_id = NULL, lease_until = NULL WHERE ${ofPlatform(platform)}`)
    },
  }
}

const other = { refunds: 'disputes', disputes: 'refunds' } as const
