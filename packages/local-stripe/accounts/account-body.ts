import { countryOf } from '../data/countries'
import type { AccountStatus } from '../engine/account-status'
import { computeStatus } from '../engine/compute-status'
import type { Account, AccountBody } from './account'
import { bankAccounts } from './bank-account'
import { capabilityBody } from './capability-body'
import { withOverrides } from './overrides'
import { accountSettings } from './settings-body'

type Known = Omit<Account, 'shown' | 'capabilities'>

export interface AccountAnswer {
  body: AccountBody
  capabilities: Account['capabilities']
  changesAt: number | null
}

/**
 * The account and its capabilities as the API answers them now, in the shape real Express accounts were observed in.
 * @param now unix seconds on the local clock
 */
export function answerFor(account: Known, now: number): AccountAnswer {
  const accountStatus = withOverrides(computeStatus(account.facts, now), account.overrides)
  const capabilities = Object.entries(accountStatus.capabilities).map(([name, status]) => [
    name,
    capabilityBody(account, name, status, accountStatus),
  ])
  return {
    body: accountBody(account, accountStatus),
    capabilities: Object.fromEntries(capabilities),
    changesAt: accountStatus.changesAt,
  }
}

function accountBody(account: Known, accountStatus: AccountStatus): AccountBody {
  const { id, created, profile, facts } = account
  const { given, submittedAt } = facts
  return {
    id,
    object: 'account',
    business_profile: businessProfile(account),
    ...(profile.linked ? {} : { business_type: given.business_type ?? null }),
    capabilities: accountStatus.capabilities,
    charges_enabled: accountStatus.chargesEnabled,
    controller: profile.controller,
    country: facts.country,
    created,
    default_currency: countryOf(facts.country)?.currency ?? 'usd',
    details_submitted: accountStatus.detailsSubmitted,
    email: profile.email,
    external_accounts: list(`/v1/accounts/${id}/external_accounts`, bankAccounts(id, facts)),
    future_requirements: accountStatus.futureRequirements,
    login_links: list(`/v1/accounts/${id}/login_links`, []),
    metadata: profile.metadata,
    payouts_enabled: accountStatus.payoutsEnabled,
    requirements: accountStatus.requirements,
    settings: accountSettings(facts.country, given, profile.settings),
    tos_acceptance: submittedAt === null ? { date: null, ip: null, user_agent: null } : { date: submittedAt },
    type: profile.type,
  }
}

function businessProfile({ profile, facts: { given } }: Known): Record<string, unknown> {
  return {
    annual_revenue: null,
    estimated_worker_count: null,
    minority_owned_business_designation: null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    ...profile.business_profile,
    mcc: given['business_profile.mcc'] ?? null,
    name: given['business_profile.name'] ?? null,
    product_description: given['business_profile.product_description'] ?? null,
    support_email: given['business_profile.support_email'] ?? null,
    support_phone: given['business_profile.support_phone'] ?? null,
    support_url: given['business_profile.support_url'] ?? null,
    url: given['business_profile.url'] ?? null,
  }
}

function list<Kept>(url: string, data: Kept[]) {
  return { object: 'list', data, has_more: false, total_count: data.length, url }
}
