import { type AccountStatus, noRequirements } from './account-status'
import type { Restriction } from './facts'

/** A restriction by Stripe or the platform overrides the verification. */
export function applyRestriction(status: AccountStatus, restriction: Restriction): AccountStatus {
  const capabilityStatus = restriction.kind === 'under_review' || restriction.kind === 'listed' ? 'pending' : 'inactive'
  const capabilities = Object.keys(status.capabilities).map((name) => [name, capabilityStatus])
  const asked = restriction.kind === 'off' || restriction.kind === 'rejected' ? noRequirements : status.requirements
  return {
    ...status,
    chargesEnabled: false,
    payoutsEnabled: restriction.kind === 'rejected' && restriction.keepsPayouts === true && status.payoutsEnabled,
    capabilities: Object.fromEntries(capabilities),
    requirements: { ...asked, disabled_reason: reasonOf(restriction) },
  }
}

function reasonOf(restriction: Restriction): string {
  switch (restriction.kind) {
    case 'paused':
      return 'platform_paused'
    case 'off':
      return 'other'
    case 'rejected':
      return restriction.reason
    case 'listed':
    case 'under_review':
      return restriction.kind
  }
}
