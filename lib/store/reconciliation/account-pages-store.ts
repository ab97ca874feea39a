import type { PoolClient } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { ListedAccount } from '@/lib/payouts/ports/provider'
import type { AccountPagesStore, AccountsPage, KeptAccount } from '@/lib/payouts/ports/store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { type AccountRow, toSnapshot } from '../accounts/account-row'
import { waitingSince } from '../accounts/waiting-since'
import type { Database } from '../database'
import { insertConflicts } from '../installation/conflict-store'
import { isOver } from '../sql/is-over'
import { sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { beginReconciliationIfDue } from './begin-run'
import { endReconciliationIfDone } from './end-run'

const lease = sql`interval '1 minute'`

/** Pages are leased; a dead server's page is free after a minute, from where its window stood. */
export function createAccountPagesStore({ pool }: Database): AccountPagesStore {
  return {
    async takePage(platform, everySeconds) {
      await beginReconciliationIfDue(pool, platform, everySeconds)
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

    async findWithoutAccount(coachIds) {
      const { rows } = await pool.query<{ id: CoachId }>(sql`
        SELECT id FROM coach
        WHERE id = ANY(${coachIds}) AND NOT EXISTS (SELECT FROM payout_account WHERE coach_id = coach.id)
          AND NOT EXISTS (
            SELECT FROM payout_setup WHERE coach_id = coach.id AND tried_at > now() - interval '1 hour')`)
      return rows.map(({ id }) => id)
    },

    async settlePage(page, { askedAt, agreeing, differing, orphans, adopted, conflicts, next }) {
      await inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(sql`
          UPDATE sweep_window SET last_account_id = ${next}, is_done = ${next === null}, lease_until = NULL
          WHERE sweep_id = ${page.reconciliationId} AND number = ${page.window} AND NOT is_done
            AND last_account_id IS NOT DISTINCT FROM ${page.query.after}`)
        // Another server compared it after our lease expired.
        if (rowCount === 0) return
        await tx.query(sql`
          UPDATE payout_account SET checked_at = greatest(checked_at, ${askedAt}, sweep.began_at), checked_by = 'sweep'
          FROM account_counter counter, sweep
          WHERE sweep.id = ${page.reconciliationId} AND payout_account.stripe_account_id = ANY(${agreeing})
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
            differing = differing + ${differing.length}, adopted = adopted + ${adopted}
          WHERE id = ${page.reconciliationId}`)
        // Compare payments again: those of adopted accounts may match now.
        if (adopted > 0) await tx.query(sql`UPDATE payment_sweep SET began_at = NULL`)
        if (conflicts.length > 0) await tx.query(insertConflicts(await platformOf(tx, page), conflicts))
        for (const orphan of orphans) await tx.query(sighting(page, orphan, askedAt))
        if (next === null) await endReconciliationIfDone(tx, page.reconciliationId)
      })
    },

    async postponePage({ reconciliationId, window }) {
      await pool.query(sql`
        UPDATE sweep_window SET lease_until = now() + interval '15 seconds'
        WHERE sweep_id = ${reconciliationId} AND number = ${window}`)
    },

    async restartWindow({ reconciliationId, window }) {
      await pool.query(sql`
        UPDATE sweep_window SET last_account_id = NULL, lease_until = NULL
        WHERE sweep_id = ${reconciliationId} AND number = ${window}`)
    },
  }
}

async function platformOf(tx: PoolClient, { reconciliationId }: AccountsPage): Promise<Platform> {
  const { rows } = await tx.query<Platform>(sql`
    SELECT platform_account_id AS "accountId", livemode AS live FROM sweep WHERE id = ${reconciliationId}`)
  return rows[0] as Platform
}

interface PageRow {
  sweep_id: string
  number: number
  created_from: Date | null
  created_before: Date | null
  last_account_id: string | null
  taken_at: Date
}

function toPage({ sweep_id, number, created_from, created_before, last_account_id, taken_at }: PageRow): AccountsPage {
  const query = { from: created_from, before: created_before, after: last_account_id as AccountId | null }
  return { reconciliationId: sweep_id, window: number, takenAt: taken_at, query }
}

type KeptRow = Omit<AccountRow, 'age_seconds'> & { generation: string }

function toKept(row: KeptRow): KeptAccount {
  return {
    accountId: row.stripe_account_id as AccountId,
    coachId: row.coach_id as CoachId,
    snapshot: row.access_lost_at === null ? toSnapshot(row) : null,
    generation: Number(row.generation),
  }
}

function sighting(
  { reconciliationId }: AccountsPage,
  { accountId, markedCoachId, createdAt }: ListedAccount,
  seenAt: Date,
) {
  return sql`
    INSERT INTO orphan (stripe_account_id, platform_account_id, livemode, marked_coach_id, created_at, seen_at)
    SELECT ${accountId}, platform_account_id, livemode, ${markedCoachId}, ${createdAt}, greatest(${seenAt}, began_at)
    FROM sweep WHERE id = ${reconciliationId}
    ON CONFLICT (stripe_account_id) DO UPDATE SET seen_at = excluded.seen_at`
}
