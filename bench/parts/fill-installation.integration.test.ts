import type { Pool } from 'pg'
import { expect } from 'vitest'
import { test } from '../../lib/store/testing/store-test'
import { platform } from '../../lib/store/testing/two-servers'
import { fillInstallation } from './fill-installation'
import { fillMovements } from './fill-movements'

test('fills an installation of today’s tables with coaches, payments and movements', async ({ database, servers }) => {
  await servers.newAccount(platform)
  const before = await schemaOf(database.pool)
  await fillInstallation(database.url, 5)
  await fillMovements(database.url, { count: 40, months: 1 })
  const { rows } = await database.pool.query(`
    SELECT (SELECT count(*)::int FROM coach) AS coaches, (SELECT count(*)::int FROM payout_account) AS accounts,
      (SELECT count(*)::int FROM account_counter) AS counters,
      (SELECT count(*)::int FROM account_counter WHERE fetched < notified) AS waiting,
      (SELECT count(*)::int FROM coach_work) AS queued, (SELECT sum(change)::int FROM coach_work_count) AS counted,
      (SELECT count(*)::int FROM coach_step) AS stepping,
      (SELECT count(*)::int FROM payment) AS payments, (SELECT count(*)::int FROM movement) AS movements`)
  expect(rows).toEqual([
    {
      coaches: 5,
      accounts: 5,
      counters: 5,
      waiting: 0,
      queued: 5,
      counted: 5,
      stepping: 5,
      payments: 10,
      movements: 40,
    },
  ])
  expect(await schemaOf(database.pool)).toEqual(before)
})

async function schemaOf(pool: Pool): Promise<unknown> {
  const { rows } = await pool.query(`
    SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT tgname::text || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`)
  return rows
}
