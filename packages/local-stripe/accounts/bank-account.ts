import { countryOf } from '../data/countries'
import type { AccountFacts } from '../engine/facts'
import { isRefused } from '../engine/verification/verify-bank-account'
import { derivedId } from '../identifiers'

export interface BankAccountBody extends Record<string, unknown> {
  id: string
  available_payout_methods: string[]
  currency: string
  status: 'new' | 'errored'
}

/** An account has one bank account, in the currency of its country. */
export function bankAccounts(accountId: string, facts: AccountFacts): BankAccountBody[] {
  const { country, given } = facts
  const number = given.external_account
  if (!number) return []
  return [
    {
      id: derivedId('ba_', `${accountId} ${number}`, 24),
      object: 'bank_account',
      account: accountId,
      account_holder_name: given['external_account.account_holder_name'] ?? null,
      account_holder_type: null,
      account_type: null,
      available_payout_methods: takesInstant(country, number) ? ['standard', 'instant'] : ['standard'],
      bank_name: 'STRIPE TEST BANK',
      country,
      currency: countryOf(country)?.currency ?? 'usd',
      default_for_currency: true,
      fingerprint: derivedId('', number),
      future_requirements: nothing,
      last4: number.slice(-4),
      metadata: {},
      requirements: nothing,
      routing_number: given['external_account.routing_number'] ?? null,
      status: isRefused(facts) ? 'errored' : 'new',
    },
  ]
}

/** Countries with instant payouts to bank accounts, docs.stripe.com/payouts/instant-payouts; one test number takes none. */
function takesInstant(country: string, number: string): boolean {
  return country === 'US' && number !== '000888888883'
}

const nothing = { currently_due: [], errors: [], past_due: [], pending_verification: [] }
