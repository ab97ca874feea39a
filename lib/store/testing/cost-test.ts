import type { Pool } from 'pg'
import { databaseTest } from '@/prisma/testing/database-test'
import type { Sql } from '../sql/sql'

/** Tests of what statements cost among many coaches. */
export const test = databaseTest().extend('pool', { scope: 'file' }, async ({ database: { pool } }) => {
  // Nothing here searches names, and this index costs most of the time of adding a coach.
  await pool.query('DROP INDEX coach_search_text')
  return pool
})

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
