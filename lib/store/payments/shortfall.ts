import { type Sql, sql } from '../sql/sql'

/** Payments where the coach gave back more than was refunded, since a refund failed: the domain's `shortfallOf`. */
export function withShortfall(failed: Sql): Sql {
  return sql`
    SELECT movement.reference FROM movement
    WHERE movement.reference IN (
      SELECT reference FROM movement WHERE kind = 'refund' AND movement.state = 'failed' AND ${failed})
    GROUP BY movement.reference
    HAVING sum(amount) FILTER (WHERE kind = 'reversal')
      > coalesce(sum(amount) FILTER (WHERE kind = 'refund' AND movement.state <> 'failed'), 0)`
}
