import type { Platform } from '@/lib/payouts/accounts/account'
import type { Conflict, ConflictStore } from '@/lib/payouts/installation/conflict'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { json, type Sql, sql } from '../sql/sql'

export function createConflictStore({ pool }: Database): ConflictStore {
  return {
    async noteConflicts(platform, conflicts) {
      await pool.query(insertConflicts(platform, conflicts))
    },

    async isTaken(platform, reference) {
      const { rowCount } = await pool.query(sql`
        SELECT FROM conflict
        WHERE reference = ${reference} AND kind = 'payment' AND carries_our_mark AND ${ofPlatform(platform)}
        LIMIT 1`)
      return rowCount === 1
    },
  }
}

/** An unknown coach's account conflicts only if it has our mark. A deleted coach counts as known through decisions. */
export function insertConflicts({ accountId, live }: Platform, conflicts: Conflict[]): Sql {
  return sql`
    INSERT INTO conflict (stripe_id, platform_account_id, livemode, kind, reference, coach_id, ours, theirs, differs,
      carries_our_mark, created_at)
    SELECT DISTINCT ON (seen."providerId") seen."providerId", ${accountId}, ${live}::boolean, seen.kind, seen.reference,
      seen."coachId", seen.ours, seen.theirs, seen.differs, seen."carriesOurMark", seen."createdAt"
    FROM jsonb_to_recordset(${json(conflicts)}) AS seen(
      "providerId" text, kind text, reference text, "coachId" text, ours jsonb, theirs jsonb, differs text[],
      "carriesOurMark" boolean, "createdAt" timestamptz)
    WHERE seen.kind <> 'account' OR seen."carriesOurMark"
      OR EXISTS (SELECT FROM coach WHERE coach.id = seen."coachId")
      OR EXISTS (SELECT FROM decision WHERE decision.coach_id = seen."coachId")
    ON CONFLICT (stripe_id) DO UPDATE SET
      reference = excluded.reference, coach_id = excluded.coach_id, ours = excluded.ours, theirs = excluded.theirs,
      differs = excluded.differs, carries_our_mark = excluded.carries_our_mark, seen_at = now()`
}
