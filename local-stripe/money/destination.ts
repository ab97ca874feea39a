import type { Account } from '../account'
import { countryOf } from '../countries'
import { noSuch, refusal } from '../errors'
import { findAccount } from '../store/accounts'
import type { Till } from './till'

/** An account that may be sent money now; the refusals and their words were observed in public test logs. */
export async function requireDestination({ tx, platform, context }: Omit<Till, 'cause'>, id: string): Promise<Account> {
  const account = await findAccount(tx, id)
  if (account === null || account.platform !== platform.id || account.access !== 'granted') {
    throw noSuch('destination', id, 'transfer_data[destination]')
  }
  if (account.shown.capabilities.transfers !== 'active') {
    throw refusal('destination without transfers')
  }
  if (!isWithinReach(context.country, account.facts.country)) {
    throw refusal('destination out of region', { country: account.facts.country })
  }
  return account
}

/** Money crosses borders only among US, GB, CA, CH and the EEA, docs.stripe.com/connect/cross-border-payouts. */
function isWithinReach(platformCountry: string, country: string): boolean {
  if (platformCountry === country) return true
  const regions = [countryOf(platformCountry)?.region, countryOf(country)?.region]
  return regions.every((region) => region !== undefined && region !== 'other')
}
