import { sql } from '../sql/sql'

/** A copy does not own the original's ids. */
export const formerIds = sql`CASE WHEN copied_from IS NULL THEN former_ids ELSE '{}' END`

/**
 * Payments made by this installation, also while mistaken for a copy. Unmarked ones of older builds are ours
 * unless this is a copy.
 */
export const isOurs = sql`
  (payment.installation_id = (SELECT id FROM installation)
    OR payment.installation_id = ANY ((SELECT ${formerIds} FROM installation)::uuid[])
    OR payment.installation_id IS NULL AND (SELECT copied_from FROM installation) IS NULL)`

/** The mark for the next request. */
export const ownMark = sql`(SELECT id FROM installation)`
