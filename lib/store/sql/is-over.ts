import { type Sql, sql } from './sql'

/**
 * Whether a lease or a wait is over that was never set further ahead than `longest`, or there is none. What lies further
 * ahead was set before the database's clock was set back, and nobody knows any more when it should have ended. A minute is
 * allowed for, because whoever waited for the row tells the time as of before it was set.
 */
export function isOver(until: Sql, longest: Sql): Sql {
  return sql`(${until} IS NULL OR ${until} <= now() OR ${until} > now() + ${longest} + interval '1 minute')`
}
