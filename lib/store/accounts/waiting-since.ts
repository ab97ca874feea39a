import { sql } from '../sql/sql'

/** Raising a raised counter keeps the time of its oldest missing fetch. */
export const waitingSince = sql`
  CASE WHEN account_counter.fetched < account_counter.notified THEN account_counter.waiting_since ELSE now() END`
