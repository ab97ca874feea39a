import type { DecidedBy } from '@/lib/payouts/decisions/decision'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'

/** Adds each refund's decision; `facts` in addition to the refund's own. */
export function insertRefundDecision(
  kind: 'refund-asked' | 'refund-outcome',
  by: DecidedBy,
  facts: Record<string, unknown>,
  refunds: Sql,
): Sql {
  const columns = { ...toDeciderColumns(by), from: null, to: null, generation: null, facts }
  const charge = { coachId: sql`payment.coach_id`, accountId: sql`payment.stripe_account_id` }
  return sql`
    ${insertDecision({ kind, ...charge, ...columns })} || jsonb_build_object('refund', jsonb_build_object(
      'id', ${refunds}.id, 'reference', payment.reference, 'amount', ${refunds}.amount, 'currency', payment.currency,
      'takesBack', ${refunds}.takes_back))
    FROM ${refunds} JOIN payment USING (reference)`
}
