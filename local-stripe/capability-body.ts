import type { Account } from './account'
import { type Assessment, nothingAsked } from './engine/assessment'

/** A capability the platform requested, as the API answers it. */
export function capabilityBody(
  { id, created, profile }: Pick<Account, 'id' | 'created' | 'profile'>,
  name: string,
  status: string,
  { requirements, futureRequirements }: Assessment,
): Record<string, unknown> {
  return {
    id: name,
    object: 'capability',
    account: id,
    future_requirements: { ...futureRequirements, disabled_reason: null },
    requested: true,
    requested_at: profile.requestedAt?.[name] ?? created,
    requirements: {
      ...requirements,
      disabled_reason: status === 'active' ? null : capabilityReason(requirements.disabled_reason),
    },
    status,
  }
}

export function unrequestedCapability(accountId: string, name: string): Record<string, unknown> {
  return {
    id: name,
    object: 'capability',
    account: accountId,
    future_requirements: nothingAsked,
    requested: false,
    requested_at: null,
    requirements: nothingAsked,
    status: 'unrequested',
  }
}

/** A capability words the reason it is off otherwise than the account does. */
function capabilityReason(reason: string | null): string {
  if (reason === 'requirements.past_due') return 'requirements.fields_needed'
  if (reason === 'platform_paused') return 'platform_paused'
  if (reason === 'requirements.pending_verification' || reason === 'under_review' || reason === 'listed') {
    return 'pending.review'
  }
  return reason?.startsWith('rejected.') ? 'rejected.other' : 'other'
}
