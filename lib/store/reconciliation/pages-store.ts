import type { Found, Page, PagesStore } from '@/lib/payouts/ports/reconciliation-store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import type { ProviderList } from '@/lib/payouts/vocabulary/provider-list'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { isOver } from '../sql/is-over'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { beginRunIfDue } from './begin-run'
import { endRunIfDone } from './end-run'
import { keepFound } from './keep-found'

const lease = sql`interval '1 minute'`

/** Pages are leased; a dead server's page is free after a minute, from where its window stopped. */
export function createPagesStore({ pool }: Database): PagesStore {
  return {
    async takePage(platform, walked) {
      await beginRunIfDue(pool, platform, walked)
      const { rows } = await pool.query<PageRow>(sql`
        UPDATE reconciliation_window SET lease_until = now() + ${lease}
        FROM reconciliation
        WHERE reconciliation.id = reconciliation_id AND (reconciliation_id, number) = (
          SELECT reconciliation_id, number FROM reconciliation_window JOIN reconciliation ON id = reconciliation_id
          WHERE ${ofPlatform(platform)} AND list = ${walked.list} AND ended_at IS NULL
            AND NOT is_done AND ${isOver(sql`lease_until`, lease)}
          ORDER BY number LIMIT 1
          FOR UPDATE OF reconciliation_window SKIP LOCKED)
        RETURNING id, number, list, platform_account_id, livemode, created_from, created_before, last_id,
          now() AS taken_at`)
      return rows[0] === undefined ? null : toPage(rows[0])
    },

    async settlePage(page, { next, compared, adopted, reached, found }) {
      return inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(sql`
          UPDATE reconciliation_window SET last_id = ${next}, is_done = ${next === null}, lease_until = NULL
          WHERE ${isStillAt(page)}`)
        // Another server compared it after our lease expired.
        if (rowCount === 0) return false
        await keepFound(tx, page, found)
        await tx.query(sql`
          UPDATE reconciliation SET compared = compared + ${compared}, differing = differing + ${differingIn(found)},
            adopted = adopted + ${adopted}, reached = coalesce(${reached}::timestamptz, reached)
          WHERE id = ${page.runId}`)
        if (next === null) await endRunIfDone(tx, page)
        return true
      })
    },

    async postponePage(page) {
      await pool.query(sql`
        UPDATE reconciliation_window SET lease_until = now() + interval '15 seconds' WHERE ${isStillAt(page)}`)
    },

    async restartWindow(page) {
      await pool.query(sql`
        UPDATE reconciliation_window SET last_id = NULL, lease_until = NULL WHERE ${isStillAt(page)}`)
    },
  }
}

/** Nobody settled the page since it was taken. */
function isStillAt({ runId, window, after }: Page): Sql {
  return sql`
    (reconciliation_id = ${runId} AND number = ${window} AND NOT is_done AND last_id IS NOT DISTINCT FROM ${after})`
}

/** Movements are new here, not different. */
const differingIn = (found: Found) => (found.kind === 'movements' ? 0 : found.differing.length)

interface PageRow {
  id: string
  number: number
  list: ProviderList
  platform_account_id: AccountId
  livemode: boolean
  created_from: Date | null
  created_before: Date | null
  last_id: string | null
  taken_at: Date
}

function toPage(row: PageRow): Page {
  return {
    runId: row.id,
    window: row.number,
    list: row.list,
    platform: { accountId: row.platform_account_id, live: row.livemode },
    takenAt: row.taken_at,
    from: row.created_from,
    before: row.created_before,
    after: row.last_id,
  }
}
