import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { ReminderStage } from '@/lib/payouts/vocabulary/reminder-stage'
import { ofPlatform } from '../accounts/of-platform'
import { json, sql } from '../sql/sql'

/**
 * Each stage walks through the accounts in the order in which their moment comes, and remembers how far it came: an
 * account is read once for each stage, however many there are. Of a moment that was missed, only the latest stage is
 * stored. One server walks at a time.
 */
export async function storeReminders(
  pool: Pool,
  platform: Platform,
  stages: readonly ReminderStage[],
  limit: number,
): Promise<void> {
  if ((await walk(pool, platform, stages, limit)) === 'begun') return
  await pool.query(sql`
    INSERT INTO reminder_progress (stage, platform_account_id, livemode, reached_at, reached_id)
    SELECT name, ${platform.accountId}, ${platform.live}, '-infinity', ''
    FROM jsonb_to_recordset(${json(stages)}) AS stage (name text)
    ON CONFLICT DO NOTHING`)
}

async function walk(pool: Pool, platform: Platform, stages: readonly ReminderStage[], limit: number) {
  const { rows } = await pool.query<{ begun: boolean }>(sql`
    WITH progress AS (
      SELECT stage, reached_at, reached_id FROM reminder_progress WHERE ${ofPlatform(platform)}
      ORDER BY stage FOR UPDATE SKIP LOCKED
    ), walk AS (
      SELECT stage, kind, until_at, greatest(reached_at, from_at) AS from_at,
        CASE WHEN reached_at >= from_at THEN reached_id ELSE '' END AS from_id
      FROM progress JOIN (
        SELECT name, kind,
          now() + interval '1 day' * CASE kind WHEN 'unfinished' THEN -until ELSE until END AS from_at,
          now() + interval '1 day' * CASE kind WHEN 'unfinished' THEN -days ELSE days END AS until_at
        FROM jsonb_to_recordset(${json(stages)}) AS stage (name text, kind text, days int, until int)
      ) stage ON stage.name = progress.stage
    ), found AS (
      SELECT stage, kind, account.* FROM walk CROSS JOIN LATERAL (
        SELECT coach_id, state, stripe_account_id AS about, created_at AS at FROM payout_account
        WHERE state = 'unfinished' AND (created_at, coach_id) > (from_at, from_id) AND created_at <= until_at
          AND access_lost_at IS NULL AND ${ofPlatform(platform)}
        ORDER BY created_at, coach_id LIMIT ${limit}
      ) account WHERE kind = 'unfinished'
      UNION ALL
      SELECT stage, kind, account.* FROM walk CROSS JOIN LATERAL (
        SELECT coach_id, state, to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), due_at FROM payout_account
        WHERE (due_at, coach_id) > (from_at, from_id) AND due_at <= until_at AND ${ofPlatform(platform)}
        ORDER BY due_at, coach_id LIMIT ${limit}
      ) account WHERE kind <> 'unfinished'
    ), stored AS (
      INSERT INTO email (coach_id, kind, cause)
      SELECT coach_id, kind, stage || ' ' || about
      -- A form that was never sent has its own reminders.
      FROM found WHERE kind = 'unfinished' OR state <> 'unfinished'
      ON CONFLICT (coach_id, cause) DO NOTHING
      RETURNING id
    ), reached AS (
      UPDATE reminder_progress SET
        reached_at = CASE WHEN counted.found < ${limit} THEN until_at ELSE counted.at END,
        reached_id = CASE WHEN counted.found < ${limit} THEN '' ELSE counted.id END
      FROM walk LEFT JOIN (
        SELECT stage, count(*) AS found, max(at) AS at, (array_agg(coach_id ORDER BY at DESC, coach_id DESC))[1] AS id
        FROM found GROUP BY stage
      ) last USING (stage)
        CROSS JOIN LATERAL (SELECT coalesce(last.found, 0) AS found, last.at, last.id) counted
      WHERE reminder_progress.stage = walk.stage AND ${ofPlatform(platform)} AND from_at < until_at
      RETURNING walk.stage
    )
    SELECT (SELECT count(*) FROM reminder_progress WHERE ${ofPlatform(platform)}) >= ${stages.length} AS begun,
      (SELECT count(*) FROM stored) AS stored, (SELECT count(*) FROM reached) AS reached`)
  return rows[0]?.begun ? 'begun' : 'new'
}
