import type { Assessment } from '../engine/assessment'
import type { AccountFacts } from '../engine/facts'

/** What the control API laid over the engine's answer. */
export interface Overrides {
  details_submitted?: boolean
  charges_enabled?: boolean
  payouts_enabled?: boolean
  capabilities?: Record<string, string>
  requirements?: Partial<Assessment['requirements']>
  future_requirements?: Partial<Assessment['requirements']>
}

/** What the platform said of an account and may change, beside what the engine judges. */
export interface Profile {
  email: string | null
  metadata: Record<string, string>
  business_profile: Record<string, unknown>
  /** What the platform wrote over the settings an account begins with. */
  settings?: Record<string, unknown>
  controller: Record<string, unknown>
  type: string
  /** When each capability was requested; at the opening when left out. */
  requestedAt?: Record<string, number>
  /** Whether a link was made: from then on Express hides the coach's own data from the platform. */
  linked: boolean
}

/** A platform reaches only what it is granted; what is closed is never granted again. */
export type Access = 'granted' | 'withdrawn' | 'closed'

/** One connected account as stored. Times are unix seconds on the local clock. */
export interface Account {
  id: string
  platform: string
  created: number
  access: Access
  profile: Profile
  facts: AccountFacts
  overrides: Overrides | null
  /** The account object as last answered. */
  shown: AccountBody
  /** Its capability objects as last answered, by name. */
  capabilities: Record<string, Record<string, unknown>>
}

export interface AccountBody extends Record<string, unknown> {
  id: string
  metadata: Record<string, string>
  charges_enabled: boolean
  payouts_enabled: boolean
  details_submitted: boolean
  capabilities: Record<string, string>
  requirements: Assessment['requirements']
}
