import type { AccountId } from '@/lib/payouts/ids'
import type { ListedAccount } from '@/lib/payouts/provider'
import type { KeptAccount, SweepPage, SweepStore } from '@/lib/payouts/store'
import { type AccountRow, toSnapshot } from './account-row'
import { beginSweepIfDue } from './begin-sweep'
import type { Database } from './database'
import { endSweepIfDone } from './end-sweep'
import { isOver } from './is-over'
import { sql } from './sql'
import { inTransaction } from './transaction'
import { waitingSince } from './waiting-since'

const lease = sql`interval '1 minute'`

/** Each page is leased; what a dead server held is free again after a minute, from where its window stood. */
export function createSweepStore({ pool }: Database): SweepStore {
  return {
    async takePage(platform, everySeconds) {
      await beginSweepIfDue(pool, platform, everySeconds)
      const { rows } = await pool.query<PageRow>(sql`
        UPDATE sweep_window SET lease_until = now() + ${lease}
        WHERE (sweep_id, number) = (
          SELECT sweep_id, number FROM sweep_window JOIN sweep ON sweep.id = sweep_id
          WHERE sweep.platform_account_id = ${platform.accountId} AND sweep.livemode = ${platform.live}
            AND sweep.ended_at IS NULL AND NOT is_done AND ${isOver(sql`lease_until`, lease)}
          ORDER BY number LIMIT 1
          FOR UPDATE OF sweep_window SKIP LOCKED)
        RETURNING sweep_id, number, created_from, created_before, last_account_id, now() AS taken_at`)
      return rows[0] === undefined ? null : toPage(rows[0])
    },

    async findKept(accountIds) {
      const { rows } = await pool.query<KeptRow>(
        sql`SELECT * FROM payout_account WHERE stripe_account_id = ANY(${accountIds})`,
      )
      return rows.map(toKept)
    },

    async settlePage(page, { askedAt, agreeing, differing, orphans, next }) {
      await inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(sql`
          UPDATE sweep_window SET last_account_id = ${next}, is_done = ${next === null}, lease_until = NULL
          WHERE sweep_id = ${page.sweepId} AND number = ${page.window} AND NOT is_done
            AND last_account_id IS NOT DISTINCT FROM ${page.query.after}`)
        // Somebody else compared it after our lease was over.
        if (rowCount === 0) return
        await tx.query(sql`
          UPDATE payout_account SET checked_at = greatest(checked_at, ${askedAt}, sweep.began_at), checked_by = 'sweep'
          FROM account_counter counter, sweep
          WHERE sweep.id = ${page.sweepId} AND payout_account.stripe_account_id = ANY(${agreeing})
            AND counter.stripe_account_id = payout_account.stripe_account_id AND counter.fetched = counter.notified`)
        await tx.query(sql`
          UPDATE account_counter SET notified = notified + 1, raised_by = 'sweep', waiting_since = ${waitingSince},
            retry_at = now() + interval '1 minute', doubted_at = now()
          FROM payout_account account, unnest(${differing.map(({ accountId }) => accountId)}::text[],
            ${differing.map(({ generation }) => generation)}::bigint[]) AS compared (account_id, generation)
          WHERE account_counter.stripe_account_id = compared.account_id AND fetched = notified
            AND fetched = compared.generation
            AND account.stripe_account_id = compared.account_id AND account.checked_at <= ${askedAt}`)
        await tx.query(sql`
          UPDATE sweep SET compared = compared + ${agreeing.length + differing.length},
            differing = differing + ${differing.length}
          WHERE id = ${page.sweepId}`)
        for (const orphan of orphans) await tx.query(sighting(page, orphan, askedAt))
        if (next === null) await endSweepIfDone(tx, page.sweepId)
      })
    },

    async postponePage({ sweepId, window }) {
      await pool.query(sql`
        UPDATE sweep_window SET lease_until = now() + interval '15 seconds'
        WHERE sweep_id = ${sweepId} AND number = ${window}`)
    },

    async restartWindow({ sweepId, window }) {
      await pool.query(sql`
        UPDATE sweep_window SET last_account_id = NULL, lease_until = NULL
        WHERE sweep_id = ${sweepId} AND number = ${window}`)
    },
  }
}

interface PageRow {
  sweep_id: string
  number: number
  created_from: Date | null
  created_before: Date | null
  last_account_id: string | null
  taken_at: Date
}

function toPage({ sweep_id, number, created_from, created_before, last_account_id, taken_at }: PageRow): SweepPage {
  const query = { from: created_from, before: created_before, after: last_account_id as AccountId | null }
  return { sweepId: sweep_id, window: number, takenAt: taken_at, query }
}

type KeptRow = Omit<AccountRow, 'age_seconds'> & { generation: string }

function toKept(row: KeptRow): KeptAccount {
  return {
    accountId: row.stripe_account_id as AccountId,
    snapshot: row.access_lost_at === null ? toSnapshot(row) : null,
    generation: Number(row.generation),
  }
}

function sighting({ sweepId }: SweepPage, { accountId, markedCoachId, createdAt }: ListedAccount, seenAt: Date) {
  return sql`
    INSERT INTO orphan (stripe_account_id, platform_account_id, livemode, marked_coach_id, created_at, seen_at)
    SELECT ${accountId}, platform_account_id, livemode, ${markedCoachId}, ${createdAt}, greatest(${seenAt}, began_at)
    FROM sweep WHERE id = ${sweepId}
    ON CONFLICT (stripe_account_id) DO UPDATE SET seen_at = excluded.seen_at`
}
