import type { Account } from '../account'
import type { Call } from '../api/operation'
import { countryOf } from '../countries'
import { ApiError, noSuch } from '../errors'
import { findAccount } from '../store/accounts'

const param = 'transfer_data[destination]'

/** An account that may be sent money now; the refusals and their words were observed in public test logs. */
export async function requireDestination({ tx, platform, context }: Call<unknown>, id: string): Promise<Account> {
  const account = await findAccount(tx, id)
  if (account === null || account.platform !== platform.id || account.access !== 'granted') {
    throw noSuch('destination', id, param)
  }
  if (account.shown.capabilities.transfers !== 'active') {
    throw new ApiError(
      400,
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer', param },
    )
  }
  if (!isWithinReach(context.country, account.facts.country)) {
    const { country } = account.facts
    const message = `Funds can't be sent to accounts located in ${country} because it's restricted outside of your platform's region`
    throw new ApiError(400, message, { param })
  }
  return account
}

/** Money crosses borders only among US, GB, CA, CH and the EEA, docs.stripe.com/connect/cross-border-payouts. */
function isWithinReach(platformCountry: string, country: string): boolean {
  if (platformCountry === country) return true
  const regions = [countryOf(platformCountry)?.region, countryOf(country)?.region]
  return regions.every((region) => region !== undefined && region !== 'other')
}
