import type { Prefill } from '@/lib/payouts/accounts/prefill'
import type { SetUpStore } from '@/lib/payouts/ports/store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { type InstallationRow, toInstallation } from '../installation/installation-store'
import { formerIds, ownMark } from '../installation/of-installation'
import { json, sql } from '../sql/sql'
import { orUnstorable } from '../sql/unstorable'
import { saveAccount } from './save-account'

export function createSetUpStore(database: Database): SetUpStore {
  const { pool } = database
  return {
    saveAccount: (account) => orUnstorable(() => saveAccount(database, account)),

    async claimSetUp(coachId, country, prefill) {
      const { rows } = await pool.query<ClaimRow>(sql`
        INSERT INTO payout_setup (coach_id, country, countries, installation_id, prefill, started_at, tried_at)
        VALUES (${coachId}, ${country}, ARRAY[${country}], ${ownMark}, ${json(prefill)}, now(), now())
        ON CONFLICT (coach_id) DO UPDATE SET
          country = excluded.country,
          countries = ARRAY(
            SELECT DISTINCT unnest(payout_setup.countries || payout_setup.country || excluded.country)),
          installation_id = CASE WHEN ${isCopied} THEN excluded.installation_id ELSE payout_setup.installation_id END,
          prefill = CASE WHEN payout_setup.tried_at > to_timestamp(0) AND payout_setup.country = excluded.country
            THEN payout_setup.prefill ELSE excluded.prefill END,
          tries = payout_setup.tries + 1,
          tried_before_at = payout_setup.tried_at,
          tried_at = greatest(payout_setup.tried_at, excluded.tried_at)
        RETURNING payout_setup.installation_id AS asked_as, countries, prefill,
          ARRAY(SELECT stripe_account_id FROM former_account WHERE former_account.coach_id = payout_setup.coach_id) AS former, ${ownMark} AS installation_id,
          (SELECT ${formerIds} FROM installation) AS former_ids,
          (SELECT unmarked_until FROM installation WHERE copied_from IS NULL) AS unmarked_until, attempt, started_at, tries, extract(epoch FROM now() - tried_before_at)::float AS quiet_seconds`)
      const [row] = rows as [ClaimRow]
      return {
        installation: toInstallation(row),
        askedAs: row.asked_as,
        countries: row.countries,
        attempt: row.attempt,
        started: row.started_at,
        tries: row.tries,
        quietSeconds: row.quiet_seconds,
        prefill: row.prefill ?? {},
        former: row.former,
      }
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

/** A time long past: no one has started this attempt. */
const nextAttempt = sql`
  UPDATE payout_setup SET attempt = attempt + 1, installation_id = ${ownMark}, tried_at = to_timestamp(0), prefill = NULL`

/** The attempt came with a copy of another installation's data. */
const isCopied = sql`(SELECT copied_from IS NOT NULL FROM installation)`

interface ClaimRow extends InstallationRow {
  asked_as: string | null
  countries: string[]
  attempt: number
  started_at: Date
  tries: number
  quiet_seconds: number | null
  prefill: Prefill | null
  former: AccountId[]
}
