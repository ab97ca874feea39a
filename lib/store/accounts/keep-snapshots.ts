import type { KeptRead } from '@/lib/payouts/ports/fetch-store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { insertEmailsOf } from '../emails/insert-email'
import { checkUnpaid } from '../payments/check-unpaid'
import { listed, prepared, sql } from '../sql/sql'
import { storedCause } from '../sql/stored-words'

/**
 * Counters, snapshots, decisions and emails in one statement. It locks the counters' rows first, so writes for one
 * account run one after another: an older generation finds `fetched` risen and keeps nothing, and each decision's `from`
 * is the previous one's `to`. Returns the accounts it kept.
 */
export async function keepSnapshots({ pool }: Database, reads: KeptRead[]): Promise<AccountId[]> {
  const [, ...values] = keeping.values
  const { rows } = await pool.query<{ stripe_account_id: AccountId }>({
    ...keeping,
    values: [JSON.stringify(reads.map(toRow)), ...values],
  })
  return rows.map((row) => row.stripe_account_id)
}

function toRow({ accountId, generation, cause, by, snapshot, state, emails }: KeptRead) {
  const { byKind, byId } = toDeciderColumns(by)
  const { payoutsEnabled, chargesEnabled, ...listed } = snapshot ?? { payoutsEnabled: false, chargesEnabled: false }
  return {
    ...listed,
    account_id: accountId,
    read_generation: generation,
    cause: storedCause(cause),
    by_kind: byKind,
    by_id: byId,
    new_state: state,
    facts: { cause: storedCause(cause), payoutsEnabled, chargesEnabled, reason: snapshot?.stop?.code ?? null },
    email_from: emails.from,
    asks: emails.asks,
    is_gone: snapshot === null,
    payouts: payoutsEnabled,
    charges: chargesEnabled,
  }
}

const accountAndRead = sql`account JOIN read ON read.account_id = account.stripe_account_id`

const decision = insertDecision({
  kind: 'state-changed',
  coachId: sql`account.coach_id`,
  accountId: sql`account.stripe_account_id`,
  byKind: sql`read.by_kind`,
  byId: sql`read.by_id`,
  from: sql`account.state`,
  to: sql`read.new_state`,
  generation: sql`read.read_generation`,
  facts: sql`read.facts`,
})

/** When the gate starts refusing a coach, payments it admitted must no longer be payable. */
const woken = checkUnpaid(
  sql`(SELECT coach_id FROM ${accountAndRead}
       WHERE read.email_from ->> account.state IN (${listed(['payouts-stopped', 'closed'])}))`,
)

/** A state that stays, with something to answer that was not to be answered before, or nothing any more. */
const newlyAsked = sql`
  SELECT account.coach_id, read.email_from ->> account.state, NULL FROM ${accountAndRead}
  WHERE account.state = read.new_state AND account.payouts_enabled = read.payouts
    AND read.email_from ->> account.state IS NOT NULL AND CASE
      WHEN read.email_from ->> account.state = 'cannot-be-paid' THEN account.requirements <> read.requirements
      ELSE EXISTS (
        SELECT FROM jsonb_array_elements(read.asks) ask WHERE NOT EXISTS (
          SELECT FROM jsonb_array_elements(account.requirements) known
          WHERE known -> 'word' = ask -> 'word' AND known -> 'error' = ask -> 'error' AND (
            known ->> 'bucket' IN (${listed(['overdue', 'due'])})
            OR (read.payouts AND known ->> 'bucket' = 'later' AND known ->> 'dueBy' IS NOT NULL))))
      END`

/** Names of the values that differ from the snapshot: drift, where a fetch confirms reconciliation's finding. */
const difference = sql`
  CASE WHEN read.is_gone THEN CASE WHEN account.access_lost_at IS NULL THEN '{access}' ELSE '{}' END::text[]
  ELSE array_remove(ARRAY[
    CASE WHEN account.access_lost_at IS NOT NULL THEN 'access' END,
    CASE WHEN account.payouts_enabled <> read.payouts THEN 'payouts' END,
    CASE WHEN account.charges_enabled <> read.charges THEN 'charges' END,
    CASE WHEN account.details_submitted <> read.submitted THEN 'submitted' END,
    CASE WHEN account.transfers <> read.transfers THEN 'transfers' END,
    CASE WHEN account.stop IS DISTINCT FROM read.stop THEN 'stop' END,
    -- Rows stored before the lists existed have none, which is not a change.
    CASE WHEN account.requirements <> read.requirements OR account.listed <> read.listed THEN 'requirements' END,
    CASE WHEN account.deadline IS DISTINCT FROM read.deadline THEN 'deadline' END,
    CASE WHEN account.country <> read.country THEN 'country' END,
    CASE WHEN account.currency <> read.currency THEN 'currency' END
  ], NULL) END`

/** Keeps the old snapshot with its date, but not the right to be paid. */
const loss = sql`
  access_lost_at = coalesce(payout_account.access_lost_at, now()), payouts_enabled = false, charges_enabled = false`

const shown = sql`
  access_lost_at = NULL, payouts_enabled = read.payouts, charges_enabled = read.charges,
  details_submitted = read.submitted, transfers = read.transfers, stop = read.stop, requirements = read.requirements,
  listed = read.listed, deadline = read.deadline, country = read.country, currency = read.currency`

const settled = sql`
  state = read.new_state, generation = read.read_generation, checked_at = now(), checked_by = read.cause,
  updated_at = now()`

/** Composed once, since every fetch uses it. */
const keeping = prepared(sql`
  WITH read AS (
    SELECT * FROM jsonb_to_recordset(${'reads'}::jsonb) AS read (
      account_id text, read_generation bigint, cause text, by_kind text, by_id text, new_state text, facts jsonb,
      email_from jsonb, asks jsonb, is_gone boolean,
      payouts boolean, charges boolean, submitted boolean, transfers text, stop jsonb, requirements jsonb,
      listed jsonb, deadline timestamptz(3), country text, currency text)
  ), counter AS (
    SELECT counter.stripe_account_id, counter.doubted_at
    FROM account_counter counter JOIN read ON read.account_id = counter.stripe_account_id
    WHERE counter.fetched < read.read_generation AND counter.notified >= read.read_generation
    -- As batches of webhook events lock them.
    ORDER BY counter.stripe_account_id FOR UPDATE OF counter
  ), account AS (
    SELECT account.*, counter.doubted_at
    FROM payout_account account JOIN counter USING (stripe_account_id)
    ORDER BY account.stripe_account_id FOR UPDATE OF account
  ), decided AS (
    ${decision} FROM ${accountAndRead}
    WHERE account.state <> read.new_state OR account.payouts_enabled <> read.payouts
    RETURNING id, coach_id, stripe_account_id, from_state
  ), emailed AS (
    ${insertEmailsOf(sql`decided JOIN read ON read.account_id = decided.stripe_account_id`, newlyAsked)}
  ), drifted AS (
    INSERT INTO drift (coach_id, stripe_account_id, generation, our_state, their_state, differs)
    SELECT account.coach_id, account.stripe_account_id, read.read_generation, account.state, read.new_state,
      ${difference}
    FROM ${accountAndRead}
    WHERE account.doubted_at IS NOT NULL AND ${difference} <> '{}'
  ), woken AS (
    ${woken}
  ), counted AS (
    UPDATE account_counter SET
      fetched = read.read_generation, failures = 0, last_failure = NULL, retry_at = NULL, lease_until = NULL,
      doubted_at = NULL, by_itself = false
    FROM ${accountAndRead}
    WHERE account_counter.stripe_account_id = account.stripe_account_id
  ), lost AS (
    UPDATE payout_account SET ${loss}, ${settled}
    FROM ${accountAndRead}
    WHERE payout_account.coach_id = account.coach_id AND read.is_gone
    RETURNING payout_account.stripe_account_id
  ), shown AS (
    UPDATE payout_account SET ${shown}, ${settled}
    FROM ${accountAndRead}
    WHERE payout_account.coach_id = account.coach_id AND NOT read.is_gone
    RETURNING payout_account.stripe_account_id
  )
  SELECT stripe_account_id FROM lost UNION ALL SELECT stripe_account_id FROM shown`)
