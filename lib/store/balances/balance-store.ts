import type { Balance, BalanceAmount, PayoutSchedule } from '@/lib/payouts/balances/balance'
import type { BalanceClaim, BalanceStore } from '@/lib/payouts/ports/balance-store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { unsureDays } from '@/lib/payouts/vocabulary/payouts/payout-state'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { type Sql, sql } from '../sql/sql'
import { accountOf } from './account-of'
import { keepBalance } from './keep-balance'
import { paidSums } from './paid-sums'
import { createPayoutStore } from './payout-store'
import { refusedSums } from './refused-sums'

export function createBalanceStore(database: Database): BalanceStore {
  const { pool } = database
  const claim = async (statement: Sql) => (await pool.query<ClaimRow>(statement)).rows.map(toClaim)
  return {
    ...createPayoutStore(database),
    refusedSums: (coachId, days) => refusedSums(database, coachId, days),
    paidSums: (coachId, days) => paidSums(database, coachId, days),
    keepBalance: (claim, snapshot, nextSeconds) => keepBalance(database, claim, snapshot, nextSeconds),

    async claimBalance(accountId) {
      const [claimed] = await claim(sql`
        INSERT INTO account_balance (stripe_account_id, asked) VALUES (${accountId}, 1)
        ON CONFLICT (stripe_account_id) DO UPDATE SET asked = account_balance.asked + 1
        RETURNING ${claimColumns}`)
      if (claimed === undefined) throw new Error('the balance could not be claimed')
      return claimed
    },

    claimDueBalances: (platform, most) =>
      claim(sql`
        WITH due AS (
          SELECT balance.stripe_account_id FROM account_balance balance JOIN payout_account USING (stripe_account_id)
          WHERE balance.due_at <= now() AND ${ofPlatform(platform)} AND access_lost_at IS NULL
          ORDER BY balance.due_at LIMIT ${most} FOR UPDATE OF balance SKIP LOCKED
        )
        UPDATE account_balance SET asked = asked + 1, due_at = now() + interval '5 minutes'
        FROM due WHERE account_balance.stripe_account_id = due.stripe_account_id
        RETURNING ${claimColumns}`),

    async claimDueContents(platform, most) {
      const { rows } = await pool.query<{ stripe_account_id: AccountId }>(sql`
        WITH due AS (
          SELECT balance.stripe_account_id FROM account_balance balance JOIN payout_account USING (stripe_account_id)
          WHERE balance.contents_due_at <= now() AND ${ofPlatform(platform)} AND access_lost_at IS NULL
          ORDER BY balance.contents_due_at LIMIT ${most} FOR UPDATE OF balance SKIP LOCKED
        )
        UPDATE account_balance SET contents_due_at = now() + interval '5 minutes'
        FROM due WHERE account_balance.stripe_account_id = due.stripe_account_id
        RETURNING account_balance.stripe_account_id`)
      return rows.map(({ stripe_account_id }) => stripe_account_id)
    },

    async postponeBalance({ accountId, number }) {
      await pool.query(sql`
        UPDATE account_balance SET failures = failures + 1,
          due_at = now() + least(interval '1 hour', interval '1 minute' * power(2, least(failures, 10)))
        WHERE stripe_account_id = ${accountId} AND kept < ${number}`)
    },

    async leaveBalance({ accountId, dueAt }) {
      await pool.query(sql`
        UPDATE account_balance SET due_at = NULL
        WHERE stripe_account_id = ${accountId} AND due_at IS NOT DISTINCT FROM ${dueAt}::timestamptz`)
    },

    async findBalance(coachId) {
      const { rows } = await pool.query<BalanceRow>(sql`
        SELECT stripe_account_id, amounts, schedule, checked_at, failures,
          extract(epoch FROM now() - checked_at)::float AS age_seconds
        FROM account_balance WHERE stripe_account_id = ${accountOf(coachId)}`)
      return rows[0] === undefined ? null : toBalance(rows[0])
    },
  }
}

/** The first fetch takes all payouts that arrive in this year or the last: some were created before. */
const claimColumns = sql`
  account_balance.stripe_account_id, asked, due_at,
  CASE WHEN checked_at IS NULL THEN date_trunc('year', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - interval '1 year 14 days'
    ELSE least(now() - interval '1 day' * ${unsureDays}::int, (
      SELECT min(created_at) FROM payout
      WHERE payout.stripe_account_id = account_balance.stripe_account_id
        AND (state = 'on-its-way' OR NOT is_reconciled)))
  END AS since`

interface ClaimRow {
  stripe_account_id: AccountId
  asked: string
  due_at: Date | null
  since: Date
}

function toClaim(row: ClaimRow): BalanceClaim {
  return { accountId: row.stripe_account_id, number: Number(row.asked), since: row.since, dueAt: row.due_at }
}

interface BalanceRow {
  stripe_account_id: AccountId
  amounts: (Omit<BalanceAmount, 'pendingFrom'> & { pendingFrom: string | null })[]
  schedule: PayoutSchedule | null
  checked_at: Date | null
  failures: number
  age_seconds: number | null
}

function toBalance(row: BalanceRow): Balance {
  return {
    accountId: row.stripe_account_id,
    amounts: row.amounts.map(({ pendingFrom, ...amount }) => ({
      ...amount,
      pendingFrom: pendingFrom === null ? null : new Date(pendingFrom),
    })),
    schedule: row.schedule,
    checkedAt: row.checked_at,
    ageSeconds: row.age_seconds,
    isUnconfirmed: row.failures > 0,
  }
}
