import { type Assessment, nothingAsked } from './assessment'
import type { Intervention } from './facts'

/** A decision by Stripe or the platform overrides the checks. */
export function intervene(assessed: Assessment, intervention: Intervention): Assessment {
  const status = intervention.kind === 'under_review' || intervention.kind === 'listed' ? 'pending' : 'inactive'
  const capabilities = Object.keys(assessed.capabilities).map((name) => [name, status])
  const asked = intervention.kind === 'off' || intervention.kind === 'rejected' ? nothingAsked : assessed.requirements
  return {
    ...assessed,
    chargesEnabled: false,
    payoutsEnabled: intervention.kind === 'rejected' && intervention.keepsPayouts === true && assessed.payoutsEnabled,
    capabilities: Object.fromEntries(capabilities),
    requirements: { ...asked, disabled_reason: reasonOf(intervention) },
  }
}

function reasonOf(intervention: Intervention): string {
  switch (intervention.kind) {
    case 'paused':
      return 'platform_paused'
    case 'off':
      return 'other'
    case 'rejected':
      return intervention.reason
    case 'listed':
    case 'under_review':
      return intervention.kind
  }
}
