import type { Platform } from '@/lib/payouts/accounts/account'
import type { BatchOutcome, BatchVerb } from '@/lib/payouts/vocabulary/batch'
import { scopeOf } from '../coaches/work-counts'
import { lastTold, remindersStopped } from '../emails/remind'
import { type Sql, sql } from '../sql/sql'

/** SQL: what each `item` of a batch would come to now, by outcome. Each is judged again when its turn comes. */
export function forecastQuery(verb: BatchVerb, batchId: Sql, platform: Platform): Sql {
  return sql`
    SELECT outcome, count(*)::int AS count FROM (
      SELECT CASE WHEN coach.id IS NULL THEN ${outcome('gone')} ${cases[verb]} ELSE ${outcome('done')} END AS outcome
      FROM batch_item item
      LEFT JOIN coach ON coach.id = item.coach_id
      LEFT JOIN payout_account account ON account.coach_id = item.coach_id
      LEFT JOIN hold ON hold.coach_id = item.coach_id
      LEFT JOIN LATERAL (
        SELECT CASE WHEN w.scope IN ('', ${scopeOf(platform)}) THEN w.state ELSE 'closed' END AS state,
          w.scope = ${scopeOf(platform)} AS is_ours
        FROM coach_work w WHERE w.coach_id = item.coach_id
      ) placed ON true
      WHERE item.batch_id = ${batchId}
    ) foreseen GROUP BY outcome`
}

const outcome = (name: BatchOutcome) => sql`${name}::text`

const isHeld = sql`hold.coach_id IS NOT NULL`

const isExcluded = sql`coach.exclusion IS NOT NULL`

/** Of the coach, and pressing or, where that may be announced, with a date. */
const isAsked = (mayBeAnnounced: boolean) => sql`
  EXISTS (
    SELECT FROM jsonb_array_elements(account.requirements) AS entry
    WHERE NOT coalesce((entry ->> 'isForPlatform')::boolean, false) AND (
      entry ->> 'bucket' IN ('overdue', 'due')
      OR entry ->> 'bucket' = 'later' AND (entry ->> 'dueBy')::timestamptz < ${mayBeAnnounced ? sql`'infinity'` : sql`now()`}))`

/** As the use case of each verb decides; a test compares them. */
const cases: Record<BatchVerb, Sql> = {
  remind: sql`
    WHEN ${isExcluded} THEN ${outcome('excluded')}
    WHEN NOT coalesce(placed.state = 'unfinished'
      OR placed.state IN ('needs-you', 'ready-due') AND ${isAsked(true)}
      OR placed.state = 'ready-transfers-off' AND ${isAsked(false)}, false) THEN ${outcome('nothing-asked')}
    WHEN placed.state = 'unfinished' AND ${isHeld} THEN ${outcome('on-hold')}
    WHEN ${remindersStopped(sql`item.coach_id`)} THEN ${outcome('reminders-stopped')}
    WHEN ${lastTold(sql`item.coach_id`)} IS NOT NULL THEN ${outcome('reminded-lately')}`,
  check: sql`
    WHEN account.coach_id IS NULL THEN ${outcome('no-account')}
    WHEN NOT placed.is_ours THEN ${outcome('not-ours')}`,
  hold: sql`WHEN ${isHeld} THEN ${outcome('already-held')}`,
  release: sql`
    WHEN item.held_at IS NULL THEN ${outcome('not-held')}
    WHEN ${isExcluded} THEN ${outcome('excluded')}`,
  invite: sql`
    WHEN ${isExcluded} THEN ${outcome('excluded')}
    WHEN placed.state NOT IN ('not-started', 'unfinished') THEN ${outcome('not-needed')}`,
}
