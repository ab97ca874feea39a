import { demandsAt, isOverdue } from './demands'
import type { AccountFacts, Demand, Intervention } from './facts'
import { isOnAList } from './judge/judge-identity'

/** What Stripe decides about an account on its own; null for nothing. */
export function decisionOf(facts: AccountFacts, now: number): Intervention | null {
  if (demandsAt(facts, now).some((demand) => isOverdue(demand, now) && isAppeal(demand))) {
    return { kind: 'rejected', reason: 'rejected.other' }
  }
  return isFoundOnAList(facts, now) ? { kind: 'listed' } : null
}

/** Stripe rejects a coach who does not appeal in time, docs.stripe.com/connect/handle-risk-requirements. */
function isAppeal({ field }: Demand): boolean {
  return /^interv_\w+\.(supportability_)?rejection_appeal\./.test(field)
}

/** A running check has found nothing yet. */
function isFoundOnAList({ given, submittedAt, check }: AccountFacts, now: number): boolean {
  return submittedAt !== null && (check === null || check.endsAt <= now) && isOnAList(given)
}
