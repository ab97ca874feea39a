import { sql } from '../sql/sql'

/** A row of `refund` whose money may have left and whose movement no look has kept yet. */
export const isUnseen = sql`
  (refund.state = 'asked' OR refund.state = 'made' AND NOT EXISTS (
    SELECT FROM movement WHERE stripe_id = refund.stripe_refund_id))`
