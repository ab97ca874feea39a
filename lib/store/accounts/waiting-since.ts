import { sql } from '../sql/sql'

/** When a counter is raised that may stand raised already: the oldest news that was not fetched keeps its place. */
export const waitingSince = sql`
  CASE WHEN account_counter.fetched < account_counter.notified THEN account_counter.waiting_since ELSE now() END`
