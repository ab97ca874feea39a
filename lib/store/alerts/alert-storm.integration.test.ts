import type { Pool } from 'pg'
import { expect } from 'vitest'
import type { Gathering } from '@/lib/payouts/ports/alert-store'
import { fillTo, test } from '../testing/cost-test'
import { platform } from '../testing/two-servers'
import { createAlertStore } from './alert-store'

const gathering: Gathering = { waitSeconds: 600, gapSeconds: 60, mostWaitSeconds: 1500, hasWebhook: true }

test('writes one message to each when ten thousand coaches stop at once', async ({ pool }) => {
  await fillTo(pool, 10_000)
  await pool.query(`INSERT INTO "user" (id, email) SELECT n::text, n || '@staff.example' FROM generate_series(1, 3) n`)
  await pool.query(`INSERT INTO admin (user_id) SELECT id FROM "user"`)
  await pool.query(
    `INSERT INTO alert_choice (user_id, kind, timing) SELECT user_id, 'coach-stopped', 'at-once' FROM admin`,
  )
  // Over eight minutes, of which the last ended ten minutes ago.
  await stop(pool, 1, 10_000, `interval '18 minutes' - n * interval '0.048 seconds'`)
  const alerts = createAlertStore({ pool })
  await Promise.all([1, 2, 3].map(() => alerts.gatherAlerts(platform, gathering)))
  await alerts.gatherAlerts(platform, gathering)
  const ids = await alerts.dueAlertMessages(100)
  expect(ids).toHaveLength(4)
  const counts: number[] = []
  for (const id of ids)
    await alerts.settleAlertMessage(id, platform, async ({ alerts: found }) => {
      counts.push(found.alerts.length)
      return 'sent'
    })
  expect(counts).toEqual([10_000, 10_000, 10_000, 10_000])
})

test('waits for more while they keep coming, but not longer than a quarter of an hour', async ({ pool }) => {
  const alerts = createAlertStore({ pool })
  const groups = async () => {
    await alerts.gatherAlerts(platform, gathering)
    const { rows } = await pool.query(
      `SELECT count(*)::int AS size FROM alert WHERE group_id IS NOT NULL AND about = 'wave' GROUP BY group_id ORDER BY size`,
    )
    return rows.map(({ size }) => size)
  }
  await stop(pool, 1, 1, `interval '11 minutes'`, 'wave')
  await stop(pool, 2, 2, `interval '9 minutes 30 seconds'`, 'wave')
  expect(await groups()).toEqual([])
  await pool.query(`UPDATE alert SET raised_at = raised_at - interval '40 seconds' WHERE group_id IS NULL`)
  await stop(pool, 3, 3, `interval '5 minutes'`, 'wave')
  expect(await groups()).toEqual([2])
  await pool.query(`UPDATE alert SET raised_at = now() - interval '25 minutes' WHERE group_id IS NULL`)
  await stop(pool, 4, 4, `interval '9 minutes 30 seconds'`, 'wave')
  expect(await groups()).toEqual([1, 2])
})

test('leaves alerts about another key’s accounts to a server that has it', async ({ pool }) => {
  await stop(pool, 1, 1, `interval '1 hour'`, 'foreign')
  await pool.query(`UPDATE payout_account SET platform_account_id = 'acct_other' WHERE coach_id = 'coach-1'`)
  await createAlertStore({ pool }).gatherAlerts(platform, gathering)
  const { rows } = await pool.query(`SELECT group_id FROM alert WHERE about = 'foreign'`)
  expect(rows).toEqual([{ group_id: null }])
})

/** Alerts about coaches, raised so long ago. */
async function stop(pool: Pool, from: number, until: number, ago: string, about = 'paused'): Promise<void> {
  await pool.query(
    `INSERT INTO alert (kind, cause, about, coach_id, stripe_account_id, raised_at)
     SELECT 'coach-stopped', gen_random_uuid(), $3, 'coach-' || n, 'acct_' || n, now() - (${ago})
     FROM generate_series($1::int, $2::int) n`,
    [from, until, about],
  )
}
