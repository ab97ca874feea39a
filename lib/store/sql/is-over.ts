import { type Sql, sql } from './sql'

/**
 * True when there is no lease, it has expired, or it ends later than any lease we set, since the clock was set back.
 * Allows a minute, because a waiting statement's now() is older.
 */
export function isOver(until: Sql, longest: Sql): Sql {
  return sql`(${until} IS NULL OR ${until} <= now() OR ${until} > now() + ${longest} + interval '1 minute')`
}
