import { countryOf } from '../data/countries'
import type { AccountFacts } from '../engine/facts'
import { derivedId } from '../identifiers'

interface BankAccountBody extends Record<string, unknown> {
  id: string
}

export function bankAccounts(accountId: string, { country, given }: AccountFacts): BankAccountBody[] {
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
      available_payout_methods: ['standard'],
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
      status: 'new',
    },
  ]
}

const nothing = { currently_due: [], errors: [], past_due: [], pending_verification: [] }
