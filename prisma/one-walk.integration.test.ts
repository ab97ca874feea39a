import type { Pool } from 'pg'
import { expect } from 'vitest'
import { readMigrations } from './migrate-files'
import { databaseTest } from './testing/database-test'

const migration = '0036_one_walk'
const test = databaseTest({ empty: true })

test.beforeAll(async ({ database }) => {
  const { migrationDirectories } = await readMigrations()
  const scripts = migrationDirectories.map(({ path, migrationFile }) => [path, String(migrationFile.content.value)])
  for (const [path, script = ''] of scripts) {
    if (path === migration) await fill(database.pool)
    await database.pool.query(`SET search_path = public; ${script}`)
  }
})

test('keeps runs of accounts and their windows', async ({ database }) => {
  expect(await runsOf(database.pool, 'acct_a', 'accounts')).toEqual([
    { began: '10:00', ended: '11:00', compared: 40, reached: null, windows: null },
    {
      began: '12:00',
      ended: null,
      compared: 7,
      reached: null,
      windows: ['0 done', '1 at acct_9 until 12:01'],
    },
  ])
})

test.for([
  ['never began', 'acct_a', []],
  ['ended', 'acct_b', [{ began: '10:00', ended: '11:00', compared: 5, reached: '09:00', windows: null }]],
  [
    'runs for the first time',
    'acct_c',
    [{ began: '10:00', ended: null, compared: 5, reached: '09:00', windows: ['0 at pi_5 until 10:01'] }],
  ],
  [
    'runs after another',
    'acct_d',
    [
      { began: '08:00', ended: '08:00', compared: 0, reached: null, windows: null },
      { began: '10:00', ended: null, compared: 5, reached: '09:00', windows: ['0 at pi_5 until 10:01'] },
    ],
  ],
  [
    'was to start over after an adoption',
    'acct_e',
    [{ began: '08:00', ended: '08:00', compared: 0, reached: null, windows: null }],
  ],
] as const)('carries a comparison of payments over that %s', async ([, platform, runs], { database }) => {
  expect(await runsOf(database.pool, platform, 'payments')).toEqual(runs)
})

const seen = { began: '10:00', ended: '10:00', compared: 0, reached: null, windows: null }
const running = { began: '10:02', ended: null, compared: 0, reached: null }

test.for([
  ['rests', 'acct_a', [seen], [seen]],
  [
    'is at refunds',
    'acct_b',
    [seen, { ...running, windows: ['0 at re_7 until 10:03'] }],
    [seen, { ...running, windows: ['0'] }],
  ],
  [
    'is at disputes',
    'acct_c',
    [{ ...seen, began: '10:02', ended: '10:02' }],
    [seen, { ...running, windows: ['0 at du_7 until 10:03'] }],
  ],
] as const)('carries the walk of refunds and disputes over that %s', async ([, platform, ...lists], { database }) => {
  const found = ['refunds', 'disputes'].map((list) => runsOf(database.pool, platform, list))
  expect(await Promise.all(found)).toEqual(lists)
})

test('continues each list from where the old run would have', async ({ database }) => {
  const { rows } = await database.pool.query(`
    SELECT platform_account_id AS of, list, to_char(created_from AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS from
    FROM reconciliation_window JOIN reconciliation ON id = reconciliation_id
    WHERE list <> 'accounts' ORDER BY platform_account_id, list`)
  expect(rows).toEqual([
    { of: 'acct_b', list: 'disputes', from: '2026-03-03 09:50' },
    { of: 'acct_b', list: 'refunds', from: '2026-03-03 09:50' },
    { of: 'acct_c', list: 'disputes', from: '2026-03-03 09:50' },
    // Back to the doubt.
    { of: 'acct_c', list: 'payments', from: '2025-10-02 10:00' },
    { of: 'acct_d', list: 'payments', from: '2025-10-02 10:00' },
    // 120 days.
    { of: 'acct_f', list: 'payments', from: '2025-11-03 10:00' },
  ])
})

test('lets servers of the build before run accounts under the old names', async ({ database }) => {
  const { pool } = database
  await pool.query(`UPDATE sweep SET ended_at = now() WHERE ended_at IS NULL`)
  const begin = `INSERT INTO sweep (platform_account_id, livemode) VALUES ('acct_a', false) ON CONFLICT DO NOTHING RETURNING id`
  const { rows } = await pool.query<{ id: string }>(begin)
  expect((await pool.query(begin)).rows).toEqual([])
  await pool.query('INSERT INTO sweep_window (sweep_id, number) VALUES ($1, 0)', [rows[0]?.id])
  const taken = await pool.query(`
    UPDATE sweep_window SET lease_until = now() + interval '1 minute'
    WHERE (sweep_id, number) = (
      SELECT sweep_id, number FROM sweep_window JOIN sweep ON sweep.id = sweep_id
      WHERE sweep.platform_account_id = 'acct_a' AND sweep.ended_at IS NULL AND NOT is_done
      ORDER BY number LIMIT 1
      FOR UPDATE OF sweep_window SKIP LOCKED)
    RETURNING sweep_id, last_account_id`)
  expect(taken.rows).toEqual([{ sweep_id: rows[0]?.id, last_account_id: null }])
  await pool.query('SELECT FROM sweep WHERE id = $1 FOR UPDATE', [rows[0]?.id])
  await pool.query('UPDATE sweep SET compared = compared + 3, ended_at = now() WHERE id = $1', [rows[0]?.id])
  await pool.query('DELETE FROM sweep_window WHERE sweep_id = $1', [rows[0]?.id])
  const { rows: kept } = await pool.query('SELECT list, compared FROM reconciliation WHERE id = $1', [rows[0]?.id])
  expect(kept).toEqual([{ list: 'accounts', compared: 3 }])
})

async function fill(pool: Pool): Promise<void> {
  await pool.query(`
    SET timezone = 'UTC';
    UPDATE installation SET doubted_at = '2026-03-03 09:30Z', doubted_from = '2025-10-02 10:00Z';
    INSERT INTO sweep (platform_account_id, livemode, began_at, ended_at, compared) VALUES
      ('acct_a', false, '2026-03-03 10:00Z', '2026-03-03 11:00Z', 40), ('acct_a', false, '2026-03-03 12:00Z', NULL, 7);
    INSERT INTO sweep_window (sweep_id, number, last_account_id, lease_until, is_done)
      SELECT max(id), 0, NULL, NULL::timestamptz, true FROM sweep
      UNION ALL SELECT max(id), 1, 'acct_9', '2026-03-03 12:01Z', false FROM sweep;
    INSERT INTO payment_sweep (platform_account_id, livemode, began_at, ended_at, whole_began_at, last_charge_id, lease_until, compared, reached)
    VALUES
      ('acct_a', false, NULL, NULL, NULL, NULL, NULL, 0, NULL),
      ('acct_b', false, '2026-03-03 10:00Z', '2026-03-03 11:00Z', '2026-03-03 10:00Z', NULL, NULL, 5, '2026-03-03 09:00Z'),
      ('acct_c', false, '2026-03-03 10:00Z', NULL, NULL, 'pi_5', '2026-03-03 10:01Z', 5, '2026-03-03 09:00Z'),
      ('acct_d', false, '2026-03-03 10:00Z', NULL, '2026-03-03 08:00Z', 'pi_5', '2026-03-03 10:01Z', 5, '2026-03-03 09:00Z'),
      ('acct_e', false, NULL, NULL, '2026-03-03 08:00Z', 'pi_5', NULL, 5, '2026-03-03 09:00Z'),
      ('acct_f', false, '2026-03-03 10:00Z', NULL, '2026-03-03 09:45Z', NULL, NULL, 0, NULL);
    INSERT INTO movement_watch (platform_account_id, livemode, seen_until, began_at, list, last_id, lease_until) VALUES
      ('acct_a', false, '2026-03-03 10:00Z', NULL, 'refunds', NULL, NULL),
      ('acct_b', false, '2026-03-03 10:00Z', '2026-03-03 10:02Z', 'refunds', 're_7', '2026-03-03 10:03Z'),
      ('acct_c', false, '2026-03-03 10:00Z', '2026-03-03 10:02Z', 'disputes', 'du_7', '2026-03-03 10:03Z');`)
}

async function runsOf(pool: Pool, platform: string, list: string) {
  const { rows } = await pool.query(
    `SELECT to_char(began_at AT TIME ZONE 'UTC', 'HH24:MI') AS began, to_char(ended_at AT TIME ZONE 'UTC', 'HH24:MI') AS ended,
       compared, to_char(reached AT TIME ZONE 'UTC', 'HH24:MI') AS reached,
       (SELECT array_agg(concat(number, CASE WHEN is_done THEN ' done' END, ' at ' || last_id,
          ' until ' || to_char(lease_until AT TIME ZONE 'UTC', 'HH24:MI')) ORDER BY number)
        FROM reconciliation_window WHERE reconciliation_id = id) AS windows
     FROM reconciliation WHERE platform_account_id = $1 AND list = $2 ORDER BY id`,
    [platform, list],
  )
  return rows
}
