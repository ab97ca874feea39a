import { type Sql, sql } from '../sql/sql'

/** A charge that its client could still pay. */
export const isUnpaid = sql`charge.state IN ('asked', 'open')`

/**
 * Has every charge of the coaches in `coaches` that the client could still pay looked at now, and canceled if the gate
 * refuses it. The look's number rises, so that one under way does not put off the next.
 */
export function checkUnpaid(coaches: Sql): Sql {
  return sql`
    UPDATE charge SET look_at = now(), looks = looks + 1
    FROM ${coaches} AS stopped
    WHERE charge.coach_id = stopped.coach_id AND ${isUnpaid}`
}
