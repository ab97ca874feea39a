import { extraRequirementsAt, isOverdue } from './extra-requirements'
import type { AccountFacts, ExtraRequirement, Restriction } from './facts'
import { isOnSanctionsList } from './verification/verify-identity'

/** The restriction Stripe puts on an account by itself; null for none. */
export function automaticRestriction(facts: AccountFacts, now: number): Restriction | null {
  if (extraRequirementsAt(facts, now).some((requirement) => isOverdue(requirement, now) && isAppeal(requirement))) {
    return { kind: 'rejected', reason: 'rejected.other' }
  }
  return isFoundOnSanctionsList(facts, now) ? { kind: 'listed' } : null
}

/** Stripe rejects a coach who does not appeal in time, docs.stripe.com/connect/handle-risk-requirements. */
function isAppeal({ field }: ExtraRequirement): boolean {
  return /^interv_\w+\.(supportability_)?rejection_appeal\./.test(field)
}

/** A running check has found nothing yet. */
function isFoundOnSanctionsList({ given, submittedAt, check }: AccountFacts, now: number): boolean {
  return submittedAt !== null && (check === null || check.endsAt <= now) && isOnSanctionsList(given)
}
