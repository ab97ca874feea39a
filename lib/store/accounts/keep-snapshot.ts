import type { Snapshot } from '@/lib/payouts/accounts/account'
import type { Decision } from '@/lib/payouts/decisions/decision'
import type { OwedEmail } from '@/lib/payouts/emails/owed'
import type { FetchStore } from '@/lib/payouts/ports/store'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { insertEmail } from '../emails/insert-email'
import { checkUnpaid } from '../payments/check-unpaid'
import { json, prepared, type Sql, sql } from '../sql/sql'
import { storedCause } from '../sql/stored-words'

/**
 * Counter, snapshot, decision and email in one statement. It locks the counter's row first, so writes for one account
 * run one after another: an older generation finds `fetched` risen and keeps nothing, and each decision's `from` is the
 * previous one's `to`.
 */
export async function keepSnapshot(
  { pool }: Database,
  { accountId, generation, cause, by, snapshot, state, email }: Parameters<FetchStore['keepSnapshot']>[0],
): Promise<boolean> {
  const payoutsEnabled = snapshot?.payoutsEnabled ?? false
  const facts = {
    payoutsEnabled,
    chargesEnabled: snapshot?.chargesEnabled ?? false,
    reason: snapshot?.stop?.code ?? null,
  } satisfies Partial<Decision>
  const decided = insertDecision({
    kind: 'state-changed',
    coachId: sql`account.coach_id`,
    accountId,
    ...toDeciderColumns(by),
    from: sql`account.state`,
    to: state,
    generation,
    facts: { cause: storedCause(cause), ...facts },
  })
  const { rowCount } = await pool.query(
    prepared(sql`
    WITH counter AS (
      SELECT stripe_account_id, doubted_at FROM account_counter
      WHERE stripe_account_id = ${accountId} AND fetched < ${generation} AND notified >= ${generation}
      FOR UPDATE
    ), account AS (
      SELECT account.*, counter.doubted_at
      FROM payout_account account
      JOIN counter USING (stripe_account_id)
      FOR UPDATE OF account
    ), decided AS (
      ${decided} FROM account
      WHERE account.state <> ${state} OR account.payouts_enabled <> ${payoutsEnabled}
      RETURNING id, coach_id, from_state
    ), emailed AS (
      ${insertEmail(email)}
    ), drifted AS (
      ${drift(accountId, generation, state, snapshot)}
      FROM account
      WHERE account.doubted_at IS NOT NULL AND ${difference(snapshot)} <> '{}'
    ), ${email.kind === 'payouts-stopped' ? woken(email) : sql``} counted AS (
      UPDATE account_counter SET
        fetched = ${generation}, failures = 0, last_failure = NULL, retry_at = NULL, lease_until = NULL,
        doubted_at = NULL
      FROM account
      WHERE account_counter.stripe_account_id = account.stripe_account_id
    )
    UPDATE payout_account SET
      ${snapshot === null ? loss : shown(snapshot)},
      state = ${state}, generation = ${generation}, checked_at = now(), checked_by = ${storedCause(cause)}, updated_at = now()
    FROM account
    WHERE payout_account.coach_id = account.coach_id`),
  )
  return rowCount === 1
}

/** When the gate starts refusing a coach, payments it admitted must no longer be payable. */
function woken({ from }: OwedEmail): Sql {
  return sql`woken AS (${checkUnpaid(sql`(SELECT coach_id FROM account WHERE state = ANY(${[...from]}))`)}),`
}

/** Drift, once a fetch confirms reconciliation's finding: the change's webhook event was lost. */
function drift(accountId: string, generation: number, state: string, snapshot: Snapshot | null): Sql {
  return sql`
    INSERT INTO drift (coach_id, stripe_account_id, generation, our_state, their_state, differs)
    SELECT account.coach_id, ${accountId}, ${generation}, account.state, ${state}, ${difference(snapshot)}`
}

/** Names of the values that differ from the snapshot. */
function difference(snapshot: Snapshot | null): Sql {
  if (snapshot === null) return sql`CASE WHEN account.access_lost_at IS NULL THEN '{access}' ELSE '{}' END::text[]`
  return sql`array_remove(ARRAY[
    CASE WHEN account.access_lost_at IS NOT NULL THEN 'access' END,
    CASE WHEN account.payouts_enabled <> ${snapshot.payoutsEnabled} THEN 'payouts' END,
    CASE WHEN account.charges_enabled <> ${snapshot.chargesEnabled} THEN 'charges' END,
    CASE WHEN account.details_submitted <> ${snapshot.submitted} THEN 'submitted' END,
    CASE WHEN account.transfers <> ${snapshot.transfers} THEN 'transfers' END,
    CASE WHEN account.stop IS DISTINCT FROM ${json(snapshot.stop)} THEN 'stop' END,
    -- Rows stored before the lists existed have none, which is not a change.
    CASE WHEN account.requirements <> ${json(snapshot.requirements)} OR account.listed <> ${json(snapshot.listed)}
      THEN 'requirements' END,
    CASE WHEN account.deadline IS DISTINCT FROM ${snapshot.deadline}::timestamptz THEN 'deadline' END,
    CASE WHEN account.country <> ${snapshot.country} THEN 'country' END,
    CASE WHEN account.currency <> ${snapshot.currency} THEN 'currency' END
  ], NULL)`
}

/** Keeps the old snapshot with its date, but not the right to be paid. */
const loss = sql`
  access_lost_at = coalesce(payout_account.access_lost_at, now()), payouts_enabled = false, charges_enabled = false`

function shown(snapshot: Snapshot): Sql {
  return sql`
    access_lost_at = NULL,
    payouts_enabled = ${snapshot.payoutsEnabled},
    charges_enabled = ${snapshot.chargesEnabled},
    details_submitted = ${snapshot.submitted},
    transfers = ${snapshot.transfers},
    stop = ${json(snapshot.stop)},
    requirements = ${json(snapshot.requirements)},
    listed = ${json(snapshot.listed)},
    deadline = ${snapshot.deadline},
    country = ${snapshot.country},
    currency = ${snapshot.currency}`
}
