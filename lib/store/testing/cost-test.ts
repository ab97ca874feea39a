import type { Pool } from 'pg'
import { databaseTest } from '@/prisma/testing/database-test'
import type { Sql } from '../sql/sql'
import { platform } from './two-servers'

/** Tests of what statements cost among many coaches. */
export const test = costTest([])

/** Tests that read nothing of what triggers keep of each coach, and are filled in half the time without it. */
export const untriggeredTest = costTest(['coach', 'payout_account', 'decision', 'email'])

function costTest(untriggered: string[]) {
  return databaseTest().extend('pool', { scope: 'file' }, async ({ database: { pool } }) => {
    // Nothing here searches names, and this index costs most of the time of adding a coach.
    await pool.query('DROP INDEX coach_search_text')
    for (const table of untriggered) await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    return pool
  })
}

/** Adds what is missing of `count` coaches, each with an account, `coach-1` with `acct_1` and so on. */
export async function fillTo(pool: Pool, count: number): Promise<void> {
  for (const statement of [
    `INSERT INTO coach (id, email) SELECT 'coach-' || n, n || '@example.com' FROM generate_series(1, $1::int) n
     ON CONFLICT DO NOTHING`,
    `INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, state, generation, checked_at,
       checked_by)
     SELECT 'coach-' || n, 'acct_' || n, '${platform.accountId}', false, 'DE', 'eur', false, false, true, 'active', '[]',
       'in-review', 1, now() - n * interval '1 second', 'notice'
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
  ])
    await pool.query(statement, [count])
}

/** The plan as PostgreSQL ran it, and the pages it read. */
export interface Explained {
  plan: string
  pages: number
}

/** A pool that also adds each statement's plan to `plans`. */
export function explaining(pool: Pool, plans: Explained[]): Pool {
  const query = async (statement: Sql) => {
    const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Buffers }] }>({
      text: `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement.text}`,
      values: statement.values,
    })
    const plan = rows[0]?.['QUERY PLAN'][0].Plan as Buffers
    plans.push({ plan: JSON.stringify(plan), pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] })
    return pool.query(statement)
  }
  return { query } as unknown as Pool
}

interface Buffers {
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
}
