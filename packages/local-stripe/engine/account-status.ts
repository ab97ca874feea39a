/** Stripe's requirements hash, docs.stripe.com/api/accounts/object. */
export interface Requirements {
  alternatives: { alternative_fields_due: string[]; original_fields_due: string[] }[]
  current_deadline: number | null
  currently_due: string[]
  past_due: string[]
  eventually_due: string[]
  pending_verification: string[]
  disabled_reason: string | null
  errors: { code: string; reason: string; requirement: string }[]
}

export interface AccountStatus {
  detailsSubmitted: boolean
  chargesEnabled: boolean
  payoutsEnabled: boolean
  /** Requested capabilities only. */
  capabilities: Record<string, string>
  requirements: Requirements
  futureRequirements: Requirements
  /** When the clock alone changes this; null for never. */
  changesAt: number | null
}

export const noRequirements: Requirements = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  past_due: [],
  eventually_due: [],
  pending_verification: [],
  disabled_reason: null,
  errors: [],
}
