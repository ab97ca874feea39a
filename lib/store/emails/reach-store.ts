import type { ReachStore } from '@/lib/payouts/ports/email-store'
import type { EmailId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'

export function createReachStore({ pool }: Pick<Database, 'pool'>): ReachStore {
  return {
    async findReach(coachId) {
      const { rows } = await pool.query<{ refused_at: Date | null; are_stopped: boolean }>(sql`
        SELECT refused.refused_at, reminder_choice.stopped_at IS NOT NULL AS are_stopped
        FROM coach LEFT JOIN reminder_choice ON reminder_choice.coach_id = coach.id
          LEFT JOIN refused_address refused ON refused.coach_id = coach.id AND refused.address = coach.email
        WHERE coach.id = ${coachId}`)
      const [row] = rows
      return { refusedAt: row?.refused_at ?? null, areRemindersStopped: row?.are_stopped === true }
    },

    async noteRefused(coachId, address) {
      await pool.query(sql`
        WITH refused AS (
          INSERT INTO refused_address (coach_id, address) VALUES (${coachId}, ${address})
          ON CONFLICT (coach_id) DO UPDATE SET address = excluded.address, refused_at = now()
            WHERE refused_address.address <> excluded.address
          RETURNING coach_id
        )
        ${insertDecision({
          kind: 'email-refused',
          coachId: sql`coach_id`,
          ...toDeciderColumns({ kind: 'machine' }),
        })} FROM refused`)
    },
  }
}

/** What an email that was taken shows of its coach's address. */
export function forgetRefusal(emailId: EmailId): Sql {
  return sql`DELETE FROM refused_address WHERE coach_id = (SELECT coach_id FROM email WHERE id = ${emailId}::uuid)`
}
