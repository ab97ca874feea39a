import { sql } from '../sql/sql'

/** Those of the original are not a copy's. */
export const formerIds = sql`CASE WHEN copied_from IS NULL THEN former_ids ELSE '{}' END`

/**
 * Rows of `charge` that this installation made, also while it was taken for a copy by mistake; what an older build made
 * carries no mark, and belongs to whoever did not begin as a copy.
 */
export const isOurs = sql`
  (charge.installation_id = (SELECT id FROM installation)
    OR charge.installation_id = ANY ((SELECT ${formerIds} FROM installation)::uuid[])
    OR charge.installation_id IS NULL AND (SELECT copied_from FROM installation) IS NULL)`

/** Whose mark the next thing is asked for with. */
export const ownMark = sql`(SELECT id FROM installation)`
