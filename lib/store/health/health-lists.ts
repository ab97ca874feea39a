import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type {
  DriftRecord,
  GoneAccount,
  Listed,
  OrphanRecord,
  UncheckedPayment,
  Unconfirmed,
} from '@/lib/payouts/ports/health-store'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { Difference } from '@/lib/payouts/vocabulary/difference'
import type { CheckFailure, Failure } from '@/lib/payouts/vocabulary/failure'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { referenceGrammar } from '@/lib/payouts/vocabulary/reference'
import { ofPlatform } from '../accounts/of-platform'
import type { ListCursor } from '../sql/list-cursor'
import { type Page, readListed } from '../sql/read-listed'
import { sql } from '../sql/sql'
import { openOrphans } from './open-orphans'

export function readUnconfirmed(pool: Pool, platform: Platform | null, asked: Page): Promise<Listed<Unconfirmed>> {
  return readListed(pool, 'unconfirmed', asked, {
    ids: accountIds,
    query: (place, limit) => sql`
      SELECT waiting_since AS at, stripe_account_id AS id, coach_id, name, email, last_failure, failures,
        CASE WHEN retry_at > now() THEN retry_at END AS next_try_at
      FROM account_counter
      JOIN payout_account USING (stripe_account_id)
      JOIN coach ON coach.id = coach_id
      WHERE is_coachs AND fetched < notified AND failures > 0 AND ${ofPlatform(platform)}
        AND ${place === null ? sql`true` : sql`(waiting_since, stripe_account_id) > (${place.at}, ${place.id})`}
      ORDER BY waiting_since, stripe_account_id LIMIT ${limit}`,
    toItem: (row: CoachRow & { last_failure: string | null; failures: number; next_try_at: Date | null }) => ({
      ...toCoach(row),
      accountId: row.id as AccountId,
      failure: row.last_failure as Failure | null,
      failures: row.failures,
      since: row.at,
      nextTryAt: row.next_try_at,
    }),
  })
}

export function readUnchecked(pool: Pool, platform: Platform | null, asked: Page): Promise<Listed<UncheckedPayment>> {
  return readListed(pool, 'unchecked', asked, {
    ids: referenceGrammar,
    query: (place, limit) => sql`
      SELECT check_failing_since AS at, payment.reference AS id, name, email, last_check_failure, check_failures, next_check_at
      FROM payment JOIN coach ON coach.id = coach_id
      WHERE check_failures > 0 AND next_check_at IS NOT NULL AND ${ofPlatform(platform)}
        AND ${place === null ? sql`true` : sql`(check_failing_since, payment.reference) > (${place.at}, ${place.id})`}
      ORDER BY check_failing_since, payment.reference LIMIT ${limit}`,
    toItem: (
      row: ListCursor & {
        name: string | null
        email: string
        last_check_failure: string
        check_failures: number
        next_check_at: Date
      },
    ) => ({
      reference: row.id,
      coach: { name: row.name, email: row.email },
      failure: row.last_check_failure as CheckFailure,
      failures: row.check_failures,
      since: row.at,
      nextTryAt: row.next_check_at,
    }),
  })
}

export function readDrifts(pool: Pool, asked: Page): Promise<Listed<DriftRecord>> {
  return readListed(pool, 'drifts', asked, {
    ids: rowIds,
    query: (place, limit) => sql`
      SELECT found_at AS at, drift.id::text, coach_id, name, email, stripe_account_id, our_state, their_state, differs
      FROM drift JOIN coach ON coach.id = coach_id
      WHERE ${place === null ? sql`true` : sql`(found_at, drift.id) < (${place.at}, ${place.id}::bigint)`}
      ORDER BY found_at DESC, drift.id DESC LIMIT ${limit}`,
    toItem: (
      row: CoachRow & { stripe_account_id: AccountId; our_state: State; their_state: State; differs: Difference[] },
    ) => ({
      ...toCoach(row),
      id: row.id,
      accountId: row.stripe_account_id,
      foundAt: row.at,
      ourState: row.our_state,
      theirState: row.their_state,
      differs: row.differs,
    }),
  })
}

export function readOrphans(pool: Pool, platform: Platform | null, asked: Page): Promise<Listed<OrphanRecord>> {
  return readListed(pool, 'orphans', asked, {
    ids: accountIds,
    query: (place, limit) => sql`
      SELECT orphan.created_at AS at, stripe_account_id AS id, marked_coach_id, email, seen_at
      FROM (${openOrphans(platform)}) orphan LEFT JOIN coach ON coach.id = marked_coach_id
      WHERE ${place === null ? sql`true` : sql`(orphan.created_at, stripe_account_id) < (${place.at}, ${place.id})`}
      ORDER BY orphan.created_at DESC, stripe_account_id DESC LIMIT ${limit}`,
    toItem: (row: ListCursor & { marked_coach_id: string; email: string | null; seen_at: Date }) => ({
      accountId: row.id as AccountId,
      markedCoachId: row.marked_coach_id,
      email: row.email,
      createdAt: row.at,
      seenAt: row.seen_at,
    }),
  })
}

export function readGone(pool: Pool, platform: Platform | null, asked: Page): Promise<Listed<GoneAccount>> {
  return readListed(pool, 'gone', asked, {
    ids: accountIds,
    query: (place, limit) => sql`
      SELECT access_lost_at AS at, stripe_account_id AS id, coach_id, name, email
      FROM payout_account JOIN coach ON coach.id = coach_id
      WHERE access_lost_at IS NOT NULL AND ${ofPlatform(platform)}
        AND ${place === null ? sql`true` : sql`(access_lost_at, stripe_account_id) < (${place.at}, ${place.id})`}
      ORDER BY access_lost_at DESC, stripe_account_id DESC LIMIT ${limit}`,
    toItem: (row: CoachRow) => ({ ...toCoach(row), accountId: row.id as AccountId, lostAt: row.at }),
  })
}

/** Short enough for the database's integers. */
const rowIds = /^\d{1,18}$/
const accountIds = /^\w{1,100}$/

interface CoachRow extends ListCursor {
  coach_id: CoachId
  name: string | null
  email: string
}

const toCoach = ({ coach_id, name, email }: CoachRow) => ({ coachId: coach_id, name, email })
