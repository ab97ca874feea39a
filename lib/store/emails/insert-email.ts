import type { OwedEmails } from '@/lib/payouts/emails/owed'
import { json, type Sql, sql } from '../sql/sql'

/**
 * Goes into the deciding statement, after a part named `decided` that returns the decision: an email is stored with its
 * decision or not at all.
 */
export function insertEmail({ from }: Pick<OwedEmails, 'from'>): Sql {
  return sql`
    INSERT INTO email (coach_id, kind, decision_id)
    SELECT coach_id, owed.kind, id FROM decided, LATERAL (SELECT ${json(from)} ->> from_state AS kind) owed
    WHERE owed.kind IS NOT NULL`
}

/** The same for many decisions, each joined to its `email_from`; and for what is newly asked in an unchanged state. */
export function insertEmailsOf(decisions: Sql, newlyAsked: Sql): Sql {
  return sql`
    INSERT INTO email (coach_id, kind, decision_id)
    SELECT coach_id, email_from ->> from_state, id FROM ${decisions} WHERE email_from ->> from_state IS NOT NULL
    UNION ALL
    ${newlyAsked}`
}
