import type { Pool } from 'pg'
import type { DecidedBy } from '@/lib/payouts/decisions/decision'
import type { ReminderRefusal } from '@/lib/payouts/ports/email-store'
import { askingKinds, type StaffReminderKind, staffReminderKinds } from '@/lib/payouts/vocabulary/email-kind'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { listed, type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

export const remindingKinds = [...new Set([...askingKinds, ...staffReminderKinds])]

/** What asks for something, or invites: one of these a day is enough. */
const tellingKinds = [...remindingKinds, 'invitation']

/** SQL: whether this coach stopped reminders. */
export const remindersStopped = (coachId: Sql): Sql => sql`
  EXISTS (SELECT FROM reminder_choice WHERE reminder_choice.coach_id = ${coachId} AND stopped_at IS NOT NULL)`

/** SQL: when this coach was last told within a day, or will be; NULL: not. */
export const lastTold = (coachId: Sql): Sql => sql`
  (SELECT max(coalesce(settled_at, stored_at)) FROM email
   WHERE email.coach_id = ${coachId} AND kind IN (${listed(tellingKinds)})
     AND (outcome IS NULL OR (outcome = 'sent' AND settled_at > now() - interval '24 hours')))`

export function remind(pool: Pool, coachId: CoachId, kind: StaffReminderKind, by: DecidedBy) {
  return inTransaction<ReminderRefusal | null>(pool, async (tx) => {
    // A second press waits here, and then sees the first one's email.
    await tx.query(sql`SELECT FROM coach WHERE id = ${coachId} FOR NO KEY UPDATE`)
    const { rows } = await tx.query<{ stopped: boolean; told_at: Date | null }>(sql`
      SELECT ${remindersStopped(sql`${coachId}`)} AS stopped, ${lastTold(sql`${coachId}`)} AS told_at`)
    const [{ stopped, told_at: at }] = rows as [{ stopped: boolean; told_at: Date | null }]
    if (stopped) return { kind: 'stopped' }
    if (at !== null) return { kind: 'told-lately', at }
    const decided = insertDecision(toDecisionColumns({ kind: 'coach-reminded', coachId, by, email: kind }))
    await tx.query(sql`
      WITH decided AS (${decided} RETURNING id)
      INSERT INTO email (coach_id, kind, decision_id, by_staff) SELECT ${coachId}, ${kind}, id, true FROM decided`)
    return null
  })
}
