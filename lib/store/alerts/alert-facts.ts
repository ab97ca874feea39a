import type { PoolClient } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { AlertFacts } from '@/lib/payouts/alerts/alert'
import type { FoundAlerts } from '@/lib/payouts/ports/alert-store'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { AlertKind } from '@/lib/payouts/vocabulary/alert'
import type { MovementState } from '@/lib/payouts/vocabulary/payments/movement'
import { ofPlatform } from '../accounts/of-platform'
import { type Sql, sql } from '../sql/sql'

export function readGroupFacts(client: PoolClient, platform: Platform, groupId: string): Promise<FoundAlerts> {
  return readFacts(client, platform, sql`group_id = ${groupId}::uuid`)
}

/** Without what the person was told at once. */
export function readDigestFacts(
  client: PoolClient,
  platform: Platform,
  digest: { user_id: string; covers_from: Date; covers_until: Date },
): Promise<FoundAlerts> {
  return readFacts(
    client,
    platform,
    sql`group_id IN (
      SELECT id FROM alert_group
      WHERE gathered_at > ${digest.covers_from}::timestamptz AND gathered_at <= ${digest.covers_until}::timestamptz
        AND NOT EXISTS (
          SELECT FROM alert_message WHERE group_id = alert_group.id AND user_id = ${digest.user_id}))`,
  )
}

const most = 10_000

/** The latest, oldest first. Every join is by a key. */
async function readFacts(client: PoolClient, platform: Platform, which: Sql): Promise<FoundAlerts> {
  const { rows } = await client.query<AlertRow>(sql`
    SELECT alert.id, alert.kind, alert.about, alert.raised_at, alert.cured_at, alert.reference, alert.coach_id,
      coach.name, coach.email, coach.reference AS coach_reference, account.state,
      dispute.state AS dispute_state, dispute.due_by, ${payoutFails} AS payout_fails, ${hasSucceeded} AS has_succeeded
    FROM (SELECT * FROM alert WHERE ${which} ORDER BY id DESC LIMIT ${most + 1}) alert
      LEFT JOIN coach ON coach.id = alert.coach_id
      LEFT JOIN payout_account account ON account.stripe_account_id = alert.stripe_account_id
        AND account.coach_id = alert.coach_id
      LEFT JOIN movement dispute ON alert.kind = 'dispute' AND dispute.stripe_id = alert.about
    WHERE account.coach_id IS NULL OR ${ofPlatform(platform)}
    ORDER BY alert.id`)
  return { alerts: rows.slice(-most).map(toFacts), areMore: rows.length > most }
}

const payoutFails = sql`(alert.kind = 'payout-failed' AND EXISTS (
  SELECT FROM payout failed
  WHERE failed.stripe_id = alert.about AND failed.state = 'failed' AND NOT EXISTS (
    SELECT FROM payout later
    WHERE later.stripe_account_id = failed.stripe_account_id AND later.currency = failed.currency
      AND later.state <> 'canceled'
      AND (later.created_at, later.stripe_id) > (failed.created_at, failed.stripe_id))))`

const hasSucceeded = sql`(alert.kind = 'provider-refused' AND CASE alert.about
  WHEN 'set-up' THEN EXISTS (SELECT FROM payout_account WHERE coach_id = alert.coach_id)
  WHEN 'link' THEN EXISTS (
    SELECT FROM decision
    WHERE coach_id = alert.coach_id AND id > alert.decision_id AND kind = 'link-handed-out')
  WHEN 'closing' THEN account.coach_id IS NULL
  WHEN 'payment' THEN EXISTS (SELECT FROM payment WHERE reference = alert.reference AND state <> 'declined')
  WHEN 'refund' THEN EXISTS (
    SELECT FROM refund WHERE reference = alert.reference AND state = 'made' AND asked_at > alert.raised_at)
  ELSE false END)`

interface AlertRow {
  id: string
  kind: AlertKind
  about: string
  raised_at: Date
  cured_at: Date | null
  reference: string | null
  coach_id: string | null
  name: string | null
  email: string | null
  coach_reference: string | null
  state: State | null
  dispute_state: MovementState | null
  due_by: Date | null
  payout_fails: boolean
  has_succeeded: boolean
}

function toFacts(row: AlertRow): AlertFacts {
  const { coach_id: id, email, name, coach_reference: reference, dispute_state: state, due_by: dueBy } = row
  return {
    id: row.id,
    kind: row.kind,
    about: row.about,
    raisedAt: row.raised_at,
    curedAt: row.cured_at,
    coach: id === null || email === null ? null : { id, name, email, reference },
    reference: row.reference,
    state: row.state,
    dispute: state === null ? null : { state, dueBy },
    doesPayoutFail: row.payout_fails,
    hasSucceeded: row.has_succeeded,
  }
}
