import { sql } from '../sql/sql'

/** Its money may have left, but no check has stored its movement. */
export const isUnseen = sql`
  (refund.state = 'asked' OR refund.state = 'made' AND NOT EXISTS (
    SELECT FROM movement WHERE stripe_id = refund.stripe_refund_id))`
