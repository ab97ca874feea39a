import type { Closing, ClosingStore } from '@/lib/payouts/ports/closing-store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision } from '../decisions/decision-columns'
import { ownMark } from '../installation/of-installation'
import { type Sql, sql } from '../sql/sql'
import { storedDecider, toDecider } from '../sql/stored-words'
import { inTransaction } from '../sql/transaction'
import { isMadeUnder } from './claims'
import { becomesFormer } from './former-account'

export function createClosingStore({ pool }: Database): ClosingStore {
  return {
    beginClosing: ({ coachId, accountId, by }, isUnpaid) =>
      inTransaction(pool, async (tx) => {
        // Waits for payments being admitted, so that the next statement sees them.
        await tx.query(sql`SELECT FROM coach WHERE id = ${coachId} FOR NO KEY UPDATE`)
        const { rows: sums } = await tx.query<{ moves: boolean | null; paid: boolean | null }>(sql`
          SELECT bool_or(state IN ('asked', 'open', 'processing') OR state = 'paid' AND next_check_at IS NOT NULL) AS moves,
            bool_or(state = 'paid') AS paid
          FROM payment WHERE stripe_account_id = ${accountId}`)
        if (sums[0]?.moves === true) return { kind: 'money-moving' }
        if (isUnpaid && sums[0]?.paid === true) return { kind: 'paid-before' }
        const { rows } = await tx.query<ClosingRow>(sql`
          INSERT INTO account_closing (coach_id, stripe_account_id, by_kind, by_id)
          SELECT coach_id, stripe_account_id, ${storedDecider(by.kind)}, ${by.id} FROM payout_account
          WHERE coach_id = ${coachId} AND stripe_account_id = ${accountId}
          ON CONFLICT (coach_id) DO UPDATE SET tries = account_closing.tries + 1, tried_at = now()
          RETURNING *`)
        const [row] = rows
        return row === undefined ? { kind: 'gone' } : { kind: 'begun', closing: toClosing(row) }
      }),

    async claimClosings(platform, limit) {
      const { rows } = await pool.query<ClosingRow>(sql`
        WITH due AS (
          SELECT closing.coach_id FROM account_closing closing
          JOIN payout_account account USING (coach_id, stripe_account_id)
          WHERE closing.tried_at < now() - interval '1 minute' AND ${isMadeUnder(platform)}
          ORDER BY closing.tried_at LIMIT ${limit}
          FOR UPDATE OF closing SKIP LOCKED
        )
        UPDATE account_closing SET tries = tries + 1, tried_at = now()
        FROM due WHERE account_closing.coach_id = due.coach_id
        RETURNING account_closing.*`)
      return rows.map(toClosing)
    },

    async dropClosing({ coachId, accountId, tries }) {
      const { rowCount } = await pool.query(sql`
        DELETE FROM account_closing
        WHERE coach_id = ${coachId} AND stripe_account_id = ${accountId} AND tries = ${tries}`)
      return rowCount === 1
    },

    async finishClosing({ coachId, accountId, by }) {
      const { rowCount } = await pool.query(sql`
        WITH locked AS (
          -- Before the account, in the order that storing a snapshot locks them.
          SELECT FROM account_counter WHERE stripe_account_id = ${accountId} FOR UPDATE
        ), ${becomesFormer(sql`
          coach_id = ${coachId} AND stripe_account_id = ${accountId} AND (SELECT count(*) FROM locked) >= 0`)},
        ended AS (
          DELETE FROM account_closing WHERE stripe_account_id = ${accountId}
        ), settled AS (
          UPDATE email SET settled_at = now(), outcome = 'went-back'
          FROM account WHERE email.coach_id = account.coach_id AND email.settled_at IS NULL
        ), attempt AS (
          -- A number that no key was made of: Stripe would repeat its old answer.
          INSERT INTO payout_setup (coach_id, country, installation_id, attempt, started_at, tried_at)
          SELECT coach_id, country, ${ownMark}, ${unusedAttempt}, now(), to_timestamp(0) FROM account
          ON CONFLICT (coach_id) DO UPDATE SET
            attempt = excluded.attempt, countries = '{}', installation_id = excluded.installation_id, prefill = NULL,
            started_at = excluded.started_at, tried_at = excluded.tried_at, tried_before_at = NULL
        )
        ${closedBy(by)} FROM account`)
      return rowCount === 1
    },
  }
}

const unusedAttempt = sql`
  1 + greatest(1,
    (SELECT attempt FROM payout_setup WHERE payout_setup.coach_id = account.coach_id),
    (SELECT max((facts->>'attempt')::int) FROM decision
     WHERE decision.coach_id = account.coach_id AND kind = 'account-opened'))`

function closedBy({ kind, id }: Closing['by']): Sql {
  return insertDecision({
    kind: 'account-closed',
    coachId: sql`coach_id`,
    accountId: sql`stripe_account_id`,
    byKind: storedDecider(kind),
    byId: id,
    from: sql`state`,
    to: 'not-started',
    facts: sql`jsonb_build_object('country', country, 'submitted', details_submitted)`,
  })
}

interface ClosingRow {
  coach_id: CoachId
  stripe_account_id: AccountId
  by_kind: string
  by_id: string
  tries: number
}

function toClosing(row: ClosingRow): Closing {
  const { coach_id: coachId, stripe_account_id: accountId, by_kind, by_id: id, tries } = row
  return { coachId, accountId, by: { kind: toDecider(by_kind), id } as Closing['by'], tries }
}
