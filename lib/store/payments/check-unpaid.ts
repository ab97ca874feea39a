import { type Sql, sql } from '../sql/sql'

export const isUnpaid = sql`payment.state IN ('asked', 'open')`

/**
 * Makes unpaid payments of `coaches` due for a check, which cancels those the gate refuses. Raises the check's number,
 * so that a running check does not postpone it.
 */
export function checkUnpaid(coaches: Sql): Sql {
  return sql`
    UPDATE payment SET next_check_at = now(), checks = checks + 1
    FROM ${coaches} AS stopped
    WHERE payment.coach_id = stopped.coach_id AND ${isUnpaid}`
}
