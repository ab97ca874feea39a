import type { AccountStatus } from '../engine/account-status'
import type { AccountFacts } from '../engine/facts'
import type { BankAccountBody } from './bank-account'
import type { PayoutSettings } from './payout-settings'

/** What the control API set on top of the engine's result. */
export interface Overrides {
  details_submitted?: boolean
  charges_enabled?: boolean
  payouts_enabled?: boolean
  capabilities?: Record<string, string>
  requirements?: Partial<AccountStatus['requirements']>
  future_requirements?: Partial<AccountStatus['requirements']>
}

/** What the platform sent for an account. The engine does not read these. */
export interface Profile {
  email: string | null
  metadata: Record<string, string>
  business_profile: Record<string, unknown>
  /** What the platform changed in the account's default settings. */
  settings?: Record<string, unknown>
  controller: Record<string, unknown>
  type: string
  /** Unix seconds for each capability; when missing, the time the account was opened. */
  requestedAt?: Record<string, number>
  /** True once a link was created: Express then hides the coach's own data from the platform. */
  linked: boolean
}

/** A platform reaches only `granted` accounts. A closed account is never granted again. */
export type Access = 'granted' | 'withdrawn' | 'closed'

/** A connected account as stored. Times are unix seconds on the local clock. */
export interface Account {
  id: string
  platform: string
  created: number
  access: Access
  profile: Profile
  facts: AccountFacts
  overrides: Overrides | null
  /** The account object the API returned last. */
  shown: AccountBody
  /** The capability objects the API returned last, by name. */
  capabilities: Record<string, Record<string, unknown>>
}

export interface AccountBody extends Record<string, unknown> {
  id: string
  metadata: Record<string, string>
  charges_enabled: boolean
  payouts_enabled: boolean
  details_submitted: boolean
  capabilities: Record<string, string>
  requirements: AccountStatus['requirements']
  external_accounts: { data: BankAccountBody[] }
  settings: { payouts: PayoutSettings }
}
