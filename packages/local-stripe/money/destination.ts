import type { Account } from '../accounts/account'
import { countryOf } from '../data/countries'
import { noSuch, refusal } from '../errors'
import { findAccount } from '../store/accounts'
import type { IntentBody } from './bodies'
import type { PlatformTransaction } from './platform-transaction'

/**
 * An account that may be sent money now; the refusals and their words were observed in public test logs.
 * @param options.onBehalf whether the payment is made on its behalf, which no border stands against
 */
export async function requireDestination(
  { tx, platform, context }: Omit<PlatformTransaction, 'cause'>,
  id: string,
  { param = inIntent, onBehalf = false } = {},
): Promise<Account> {
  const account = await findAccount(tx, id)
  if (account === null || account.platform !== platform.id || account.access !== 'granted') {
    throw noSuch('destination', id, param)
  }
  if (account.shown.capabilities.transfers !== 'active') {
    throw refusal('destination without transfers', { param })
  }
  if (onBehalf) requireCardPayments(account)
  else if (!isPayableAcross(context.country, account.facts.country)) {
    throw refusal('destination out of region', { country: account.facts.country, param })
  }
  return account
}

/** Checks the payment's destination, if it has one. */
export async function requireOwnDestination(
  transaction: Omit<PlatformTransaction, 'cause'>,
  intent: IntentBody,
): Promise<void> {
  const { transfer_data, on_behalf_of } = intent
  if (transfer_data === null) return
  await requireDestination(transaction, transfer_data.destination, { onBehalf: on_behalf_of !== null })
}

/** The `on_behalf_of` account is paid in its own country. */
function requireCardPayments({ id, shown }: Account): void {
  if (shown.capabilities.card_payments !== 'active') throw refusal('on behalf without card payments', { account: id })
}

const inIntent = 'transfer_data[destination]'

/** Money crosses borders only among US, GB, CA, CH and the EEA, docs.stripe.com/connect/cross-border-payouts. */
function isPayableAcross(platformCountry: string, country: string): boolean {
  if (platformCountry === country) return true
  const regions = [countryOf(platformCountry)?.region, countryOf(country)?.region]
  return regions.every((region) => region !== undefined && region !== 'other')
}
