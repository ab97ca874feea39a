import type { EmailStore, KeptEmail, LastEmails } from '@/lib/payouts/ports/email-store'
import type { EmailKind, EmailOutcome } from '@/lib/payouts/vocabulary/email-kind'
import type { CoachId, EmailId } from '@/lib/payouts/vocabulary/ids'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { listed, type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { createReachStore, forgetRefusal } from './reach-store'
import { remind, remindingKinds } from './remind'
import { createReminderStore } from './reminder-store'
import { storeReminders } from './store-reminders'

export function createEmailStore({ pool }: Pick<Database, 'pool'>): EmailStore {
  return {
    ...createReminderStore({ pool }),
    ...createReachStore({ pool }),

    async findReader(coachId) {
      const { rows } = await pool.query<{ zone: string | null; language: string | null }>(sql`
        SELECT COALESCE(person.chosen_zone, person.zone) AS zone,
           COALESCE(person.language, person.browser_language) AS language
        FROM coach JOIN "user" person ON person.id = coach.user_id WHERE coach.id = ${coachId}`)
      return rows[0] ?? { zone: null, language: null }
    },

    async invite(coachId, by) {
      await pool.query(sql`
        WITH decided AS (
          ${insertDecision(toDecisionColumns({ kind: 'coach-invited', coachId, by }))} RETURNING id
        )
        INSERT INTO email (coach_id, kind, decision_id) SELECT ${coachId}, 'invitation', id FROM decided`)
    },

    remind: (coachId, kind, by) => remind(pool, coachId, kind, by),

    async lastEmails(coachId) {
      const { rows } = await pool.query<LastEmails>(sql`
        SELECT max(stored_at) FILTER (WHERE kind = 'invitation') AS "invitedAt",
          max(coalesce(settled_at, stored_at)) FILTER (WHERE kind IN (${listed(remindingKinds)})) AS "remindedAt"
        FROM email WHERE coach_id = ${coachId} AND (outcome IS NULL OR outcome = 'sent')`)
      return rows[0] as LastEmails
    },

    storeReminders: (platform, stages, limit) => storeReminders(pool, platform, stages, limit),

    async dueEmails(platform, waitSeconds, limit) {
      const waits = sql`queued_at IS NULL AND stored_at <= now() - interval '1 second' * ${waitSeconds}`
      const isLost = sql`queued_at <= now() - interval '1 day'`
      const invites = sql`queued_at IS NULL AND kind = 'invitation'`
      const byStaff = sql`queued_at IS NULL AND by_staff`
      // Only an invited coach may have no account yet.
      const isOurs = sql`(payout_account.coach_id IS NULL OR ${ofPlatform(platform)})`
      const oldest = (which: Sql, order: Sql) => sql`
        SELECT id, stored_at FROM email LEFT JOIN payout_account USING (coach_id)
        WHERE settled_at IS NULL AND ${which} AND ${isOurs}
        ORDER BY ${order}
        LIMIT ${limit}`
      const { rows } = await pool.query<{ id: string }>(sql`
        SELECT id FROM (
          (${oldest(waits, sql`stored_at`)}) UNION (${oldest(isLost, sql`queued_at`)})
          UNION (${oldest(invites, sql`stored_at`)}) UNION (${oldest(byStaff, sql`stored_at`)})
        ) due
        ORDER BY stored_at
        LIMIT ${limit}`)
      return rows.map(({ id }) => id as EmailId)
    },

    async noteQueued(ids) {
      await pool.query(sql`UPDATE email SET queued_at = now() WHERE id = ANY(${ids}::uuid[])`)
    },

    settleEmail: (id, settle) =>
      inTransaction(pool, async (client) => {
        // Longer than any mail server's limit; if this process is cut off, others continue after it.
        await client.query(`SET LOCAL idle_in_transaction_session_timeout = '5min'`)
        const { rows } = await client.query<EmailRow>(sql`
          SELECT id, coach_id, kind, outcome, cause, by_staff, stored_at, settled_at, clock_timestamp() AS now FROM email
          WHERE coach_id = (SELECT coach_id FROM email WHERE id = ${id}::uuid)
          ORDER BY number
          FOR UPDATE`)
        const all = rows.map(toKeptEmail)
        const email = all.find((each) => each.id === id)
        if (email === undefined || email.outcome !== null) return
        const outcome = await settle(email, all, rows[0]?.now as Date)
        await client.query(sql`
          UPDATE email SET settled_at = clock_timestamp(), outcome = ${outcome} WHERE id = ${id}::uuid`)
        if (outcome === 'sent') await client.query(forgetRefusal(id))
      }),
  }
}

interface EmailRow {
  id: string
  coach_id: CoachId
  kind: string
  outcome: string | null
  cause: string | null
  by_staff: boolean
  stored_at: Date
  settled_at: Date | null
  now: Date
}

function toKeptEmail({ id, coach_id, kind, outcome, cause, by_staff, stored_at, settled_at }: EmailRow): KeptEmail {
  return {
    id: id as EmailId,
    coachId: coach_id,
    kind: kind as EmailKind,
    outcome: outcome as EmailOutcome | null,
    cause,
    isByStaff: by_staff,
    storedAt: stored_at,
    settledAt: settled_at,
  }
}
