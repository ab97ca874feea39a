import type { Account, AccountBody } from './account'
import { bankAccounts } from './bank-account'
import { capabilityBody } from './capability-body'
import { countryOf } from './countries'
import { assess } from './engine/assess'
import type { Assessment } from './engine/assessment'
import { overridden } from './overrides'

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
  const assessment = overridden(assess(account.facts, now), account.overrides)
  const capabilities = Object.entries(assessment.capabilities).map(([name, status]) => [
    name,
    capabilityBody(account, name, status, assessment),
  ])
  return {
    body: accountBody(account, assessment),
    capabilities: Object.fromEntries(capabilities),
    changesAt: assessment.changesAt,
  }
}

function accountBody(account: Known, assessment: Assessment): AccountBody {
  const { id, created, profile, facts } = account
  const { given, submittedAt } = facts
  return {
    id,
    object: 'account',
    business_profile: businessProfile(account),
    ...(profile.linked ? {} : { business_type: given.business_type ?? null }),
    capabilities: assessment.capabilities,
    charges_enabled: assessment.chargesEnabled,
    controller: profile.controller,
    country: facts.country,
    created,
    default_currency: countryOf(facts.country)?.currency ?? 'usd',
    details_submitted: assessment.detailsSubmitted,
    email: profile.email,
    external_accounts: list(`/v1/accounts/${id}/external_accounts`, bankAccounts(id, facts)),
    future_requirements: assessment.futureRequirements,
    login_links: list(`/v1/accounts/${id}/login_links`, []),
    metadata: profile.metadata,
    payouts_enabled: assessment.payoutsEnabled,
    requirements: assessment.requirements,
    settings: settings(facts.country, given),
    tos_acceptance: submittedAt === null ? { date: null, ip: null, user_agent: null } : { date: submittedAt },
    type: profile.type,
  }
}

function businessProfile({ profile, facts: { given } }: Known): Record<string, unknown> {
  return {
    annual_revenue: null,
    estimated_worker_count: null,
    minority_owned_business_designation: null,
    name: null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: null,
    support_phone: null,
    support_url: null,
    ...profile.business_profile,
    mcc: given['business_profile.mcc'] ?? null,
    product_description: given['business_profile.product_description'] ?? null,
    url: given['business_profile.url'] ?? null,
  }
}

function settings(country: string, given: Record<string, string>): Record<string, unknown> {
  return {
    bacs_debit_payments: { display_name: null, service_user_number: null },
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: null, timezone: 'Etc/UTC' },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
    payments: {
      statement_descriptor: given['settings.payments.statement_descriptor'] ?? null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: country === 'US' || country === 'AU' ? 2 : 7, interval: 'daily' },
      statement_descriptor: null,
    },
    sepa_debit_payments: {},
  }
}

function list(url: string, data: unknown[]) {
  return { object: 'list', data, has_more: false, total_count: data.length, url }
}
