import type { OwedEmail } from '@/lib/payouts/emails/owed'
import { type Sql, sql } from '../sql/sql'

/**
 * Goes into the deciding statement, after a part named `decided` that returns the decision: an email is stored with its
 * decision or not at all.
 */
export function insertEmail({ kind, from }: OwedEmail): Sql {
  return sql`
    INSERT INTO email (coach_id, kind, decision_id)
    SELECT coach_id, ${kind}, id FROM decided WHERE from_state = ANY(${from}::text[])`
}

/** The same for many decisions, each joined to its `email` and `email_from`. */
export function insertEmailsOf(decisions: Sql): Sql {
  return sql`
    INSERT INTO email (coach_id, kind, decision_id)
    SELECT coach_id, email, id FROM ${decisions} WHERE from_state = ANY(email_from)`
}
