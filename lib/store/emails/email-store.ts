import type { EmailStore, KeptEmail } from '@/lib/payouts/ports/email-store'
import type { EmailKind, EmailOutcome } from '@/lib/payouts/vocabulary/email-kind'
import type { CoachId, EmailId } from '@/lib/payouts/vocabulary/ids'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

export function createEmailStore({ pool }: Database): EmailStore {
  return {
    async findZone(coachId) {
      const { rows } = await pool.query<{ zone: string | null }>(sql`
        SELECT person.zone FROM coach JOIN "user" person ON person.id = coach.user_id WHERE coach.id = ${coachId}`)
      return rows[0]?.zone ?? null
    },

    async dueEmails(platform, waitSeconds, limit) {
      const { rows } = await pool.query<{ id: string }>(sql`
        WITH waiting AS (
          SELECT id, coach_id, stored_at FROM email
          WHERE settled_at IS NULL AND queued_at IS NULL
            AND stored_at <= now() - interval '1 second' * ${waitSeconds}
          UNION ALL
          SELECT id, coach_id, stored_at FROM email
          WHERE settled_at IS NULL AND queued_at <= now() - interval '1 day'
        )
        SELECT waiting.id FROM waiting JOIN payout_account USING (coach_id)
        WHERE ${ofPlatform(platform)}
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
          SELECT id, coach_id, kind, outcome FROM email
          WHERE coach_id = (SELECT coach_id FROM email WHERE id = ${id}::uuid)
          ORDER BY decision_id
          FOR UPDATE`)
        const all = rows.map(toKeptEmail)
        const email = all.find((each) => each.id === id)
        if (email === undefined || email.outcome !== null) return
        const outcome = await settle(email, all)
        await client.query(sql`
          UPDATE email SET settled_at = clock_timestamp(), outcome = ${outcome} WHERE id = ${id}::uuid`)
      }),
  }
}

interface EmailRow {
  id: string
  coach_id: CoachId
  kind: string
  outcome: string | null
}

function toKeptEmail({ id, coach_id, kind, outcome }: EmailRow): KeptEmail {
  return {
    id: id as EmailId,
    coachId: coach_id,
    kind: kind as EmailKind,
    outcome: outcome as EmailOutcome | null,
  }
}
