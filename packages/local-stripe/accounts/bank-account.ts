import { countryOf, homeOf } from '../data/countries'
import type { AccountFacts } from '../engine/facts'
import { testBank } from '../engine/test-bank'
import { isRefused } from '../engine/verification/verify-bank-account'
import { derivedId } from '../identifiers'

export interface BankAccountBody extends Record<string, unknown> {
  id: string
  available_payout_methods: string[]
  currency: string
  default_for_currency: boolean
  status: 'new' | 'errored'
}

/** One bank account in the currency of the account's country, and one in each other currency that has one. */
export function bankAccounts(accountId: string, facts: AccountFacts): BankAccountBody[] {
  const { country, given, otherBanks = [] } = facts
  const holder = given['external_account.account_holder_name'] ?? null
  const number = given.external_account
  const others = otherBanks.map((bank) => {
    const home = homeOf(bank.currency) ?? country
    const routing = testBank(home)[routingNumber] ?? null
    const id = derivedId('ba_', `${accountId} ${bank.currency} ${bank.number}`, 24)
    return bodyOf({ ...bank, id, accountId, holder, country: home, routing })
  })
  if (!number) return others
  const own = {
    id: derivedId('ba_', `${accountId} ${number}`, 24),
    currency: ownCurrency(facts),
    number,
    isRefused: isRefused(facts),
    routing: given[routingNumber] ?? null,
  }
  return [bodyOf({ ...own, accountId, holder, country }), ...others]
}

/** The number of an account's bank account in a currency; empty when it has none. */
export function bankNumberIn(facts: AccountFacts, currency: string): string {
  if (currency === ownCurrency(facts)) return facts.given.external_account ?? ''
  return facts.otherBanks?.find((bank) => bank.currency === currency)?.number ?? ''
}

/** The currency an account is paid out in without further bank accounts. */
export function ownCurrency({ country }: AccountFacts): string {
  return countryOf(country)?.currency ?? 'usd'
}

const routingNumber = 'external_account.routing_number'

interface Bank {
  id: string
  accountId: string
  country: string
  currency: string
  holder: string | null
  isRefused: boolean
  number: string
  routing: string | null
}

function bodyOf({ id, accountId, country, currency, holder, isRefused, number, routing }: Bank): BankAccountBody {
  return {
    id,
    object: 'bank_account',
    account: accountId,
    account_holder_name: holder,
    account_holder_type: null,
    account_type: null,
    available_payout_methods: takesInstant(country, number) ? ['standard', 'instant'] : ['standard'],
    bank_name: 'STRIPE TEST BANK',
    country,
    currency,
    default_for_currency: true,
    fingerprint: derivedId('', number),
    future_requirements: nothing,
    last4: number.slice(-4),
    metadata: {},
    requirements: nothing,
    routing_number: routing,
    status: isRefused ? 'errored' : 'new',
  }
}

/** Countries with instant payouts to bank accounts, docs.stripe.com/payouts/instant-payouts; one test number takes none. */
function takesInstant(country: string, number: string): boolean {
  return country === 'US' && number !== '000888888883'
}

const nothing = { currently_due: [], errors: [], past_due: [], pending_verification: [] }
