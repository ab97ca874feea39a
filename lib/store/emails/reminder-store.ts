import { randomBytes } from 'node:crypto'
import type { ReminderStore } from '@/lib/payouts/ports/email-store'
import type { CoachId, ReminderToken } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { sql } from '../sql/sql'

export function createReminderStore({ pool }: Pick<Database, 'pool'>): ReminderStore {
  return {
    async getReminderChoice(coachId) {
      const { rows } = await pool.query<ChoiceRow>(sql`
        INSERT INTO reminder_choice (coach_id, token) VALUES (${coachId}, ${randomBytes(24).toString('base64url')})
        ON CONFLICT (coach_id) DO UPDATE SET token = reminder_choice.token
        RETURNING token, stopped_at`)
      const [row] = rows as [ChoiceRow]
      return { token: row.token as ReminderToken, areStopped: row.stopped_at !== null }
    },

    async findReminders(token) {
      const { rows } = await pool.query<{ coach_id: CoachId; stopped_at: Date | null }>(sql`
        SELECT coach_id, stopped_at FROM reminder_choice WHERE token = ${token}`)
      const [row] = rows
      return row === undefined ? null : { coachId: row.coach_id, areStopped: row.stopped_at !== null }
    },

    async chooseReminders(coachId, choice, by) {
      const areStopped = choice === 'stopped'
      await pool.query(sql`
        WITH chosen AS (
          UPDATE reminder_choice SET stopped_at = CASE WHEN ${areStopped} THEN now() END
          WHERE coach_id = ${coachId} AND (stopped_at IS NOT NULL) <> ${areStopped}
          RETURNING coach_id
        )
        ${insertDecision({
          kind: `reminders-${choice}`,
          coachId: sql`coach_id`,
          ...toDeciderColumns(by),
        })} FROM chosen`)
    },
  }
}

interface ChoiceRow {
  token: string
  stopped_at: Date | null
}
