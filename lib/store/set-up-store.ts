import type { SetUpStore } from '@/lib/payouts/store'
import type { Database } from './database'
import { saveAccount } from './save-account'
import { sql } from './sql'

export function createSetUpStore(database: Database): SetUpStore {
  const { pool } = database
  return {
    saveAccount: (account) => saveAccount(database, account),

    async claimSetUp(coachId, country) {
      const { rows } = await pool.query<ClaimRow>(sql`
        INSERT INTO payout_setup (coach_id, country, started_at, tried_at)
        VALUES (${coachId}, ${country}, now(), now())
        ON CONFLICT (coach_id) DO UPDATE SET
          country = excluded.country,
          tries = payout_setup.tries + 1,
          tried_before_at = payout_setup.tried_at,
          tried_at = greatest(payout_setup.tried_at, excluded.tried_at)
        RETURNING attempt, started_at, tries, extract(epoch FROM now() - tried_before_at)::float AS quiet_seconds`)
      const [row] = rows as [ClaimRow]
      return { attempt: row.attempt, started: row.started_at, tries: row.tries, quietSeconds: row.quiet_seconds }
    },

    async closeAttempt(coachId, { attempt, tries }) {
      const { rowCount } = await pool.query(sql`
        ${nextAttempt} WHERE coach_id = ${coachId} AND attempt = ${attempt} AND tries = ${tries}`)
      return rowCount === 1
    },

    async leaveAttempt(coachId, attempt) {
      await pool.query(sql`${nextAttempt} WHERE coach_id = ${coachId} AND attempt = ${attempt}`)
    },
  }
}

/** Nobody is at the next attempt yet, which a time long past says. */
const nextAttempt = sql`UPDATE payout_setup SET attempt = attempt + 1, tried_at = to_timestamp(0)`

interface ClaimRow {
  attempt: number
  started_at: Date
  tries: number
  quiet_seconds: number | null
}
