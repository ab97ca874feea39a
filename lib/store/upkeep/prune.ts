import type { Database } from '../database'
import { type Sql, sql } from '../sql/sql'

export interface Pruning {
  /** Deletes expired rows and values, so many at a time; safe to repeat and to run in parallel. */
  prune(): Promise<void>
}

/** Never deletes decisions, drift or anything of a coach. */
export function createPruning({ pool }: Pick<Database, 'pool'>, rowsAtOnce: number): Pruning {
  return {
    async prune() {
      await pool.query(keepLastEvents)
      for (const deleteSome of [
        someEvents,
        someUnknownCounters,
        someTokens,
        someCodes,
        someEmailChanges,
        someStaffEmailChanges,
        someSessions,
        someRequests,
        someOldPrefill,
        someLists,
        someBatchItems,
        someBatchDrafts,
      ]) {
        let deleted = rowsAtOnce
        while (deleted === rowsAtOnce) deleted = (await pool.query(deleteSome(rowsAtOnce))).rowCount ?? 0
      }
    },
  }
}

/** Outlives the events themselves, by platform and mode. */
const keepLastEvents = sql`
  INSERT INTO last_webhook_event (platform_account_id, livemode, received_at)
  SELECT platform_account_id, livemode, max(received_at) FROM webhook_event JOIN payout_account USING (stripe_account_id)
  GROUP BY platform_account_id, livemode
  ON CONFLICT (platform_account_id, livemode) DO UPDATE SET received_at = greatest(last_webhook_event.received_at, excluded.received_at)`

/** Stripe resends events for three days, and on request for thirty (docs.stripe.com/webhooks). */
const someEvents = (size: number): Sql => sql`
  DELETE FROM webhook_event WHERE id IN (
    SELECT id FROM webhook_event WHERE received_at < now() - interval '35 days' LIMIT ${size} FOR UPDATE SKIP LOCKED)`

/** The lock protects an account being saved: its counter is skipped or recreated. */
const someUnknownCounters = (size: number): Sql => sql`
  DELETE FROM account_counter WHERE stripe_account_id IN (
    SELECT stripe_account_id FROM account_counter WHERE NOT is_coachs AND waiting_since < now() - interval '7 days'
    LIMIT ${size} FOR UPDATE SKIP LOCKED)`

const someTokens = (size: number): Sql => sql`
  DELETE FROM verification_token WHERE token IN (
    SELECT token FROM verification_token WHERE expires < now() - interval '1 day' LIMIT ${size} FOR UPDATE SKIP LOCKED)`

const someCodes = (size: number): Sql => sql`
  DELETE FROM sign_in_code WHERE id IN (
    SELECT id FROM sign_in_code WHERE expires < now() - interval '1 day' LIMIT ${size} FOR UPDATE SKIP LOCKED)`

const someEmailChanges = (size: number): Sql => sql`
  DELETE FROM email_change WHERE user_id IN (
    SELECT user_id FROM email_change WHERE expires < now() - interval '1 day' LIMIT ${size} FOR UPDATE SKIP LOCKED)`

const someStaffEmailChanges = (size: number): Sql => sql`
  DELETE FROM staff_email_change WHERE coach_id IN (
    SELECT coach_id FROM staff_email_change WHERE expires < now() - interval '1 day' LIMIT ${size} FOR UPDATE SKIP LOCKED)`

const someLists = (size: number): Sql => sql`
  DELETE FROM invitation_list WHERE id IN (
    SELECT id FROM invitation_list WHERE at < now() - interval '1 day' LIMIT ${size} FOR UPDATE SKIP LOCKED)`

const isOldDraft = sql`(batch.confirmed_at IS NULL AND batch.prepared_at < now() - interval '1 day')`

/** A batch keeps its counts; decisions say what was done to whom. */
const someBatchItems = (size: number): Sql => sql`
  DELETE FROM batch_item WHERE (batch_id, number) IN (
    SELECT item.batch_id, item.number FROM batch_item item JOIN batch ON batch.id = item.batch_id
    WHERE ${isOldDraft} OR batch.ended_at < now() - interval '90 days' LIMIT ${size} FOR UPDATE OF item SKIP LOCKED)`

const someBatchDrafts = (size: number): Sql => sql`
  DELETE FROM batch WHERE id IN (
    SELECT id FROM batch WHERE ${isOldDraft} AND NOT EXISTS (SELECT FROM batch_item WHERE batch_id = batch.id)
    LIMIT ${size} FOR UPDATE SKIP LOCKED)`

const someSessions = (size: number): Sql => sql`
  DELETE FROM session WHERE id IN (
    SELECT id FROM session WHERE expires < now() - interval '1 day' LIMIT ${size} FOR UPDATE SKIP LOCKED)`

/** An Idempotency-Key is valid for a day. */
const someRequests = (size: number): Sql => sql`
  DELETE FROM api_request WHERE (api_key_id, key_hash) IN (
    SELECT api_key_id, key_hash FROM api_request WHERE at < now() - interval '1 day' LIMIT ${size} FOR UPDATE SKIP LOCKED)`

/** Stripe forgets an attempt's key after a day, so nothing has to be sent again as it was. */
const someOldPrefill = (size: number): Sql => sql`
  UPDATE payout_setup SET prefill = NULL WHERE coach_id IN (
    SELECT coach_id FROM payout_setup WHERE prefill IS NOT NULL AND tried_at < now() - interval '2 days'
    LIMIT ${size} FOR UPDATE SKIP LOCKED)`
