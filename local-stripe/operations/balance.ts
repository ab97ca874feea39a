import { type Call, operation } from '../api/operation'
import { countryOf } from '../countries'

export const balanceOperations = [operation('GET', '/v1/balance', retrieveBalance, { forAccount: true })]

/** Nothing is ever paid here, so that every balance is zero, in the currency of the account's country. */
async function retrieveBalance({ account, context }: Call) {
  const country = account?.facts.country ?? context.country
  const nothing = { amount: 0, currency: countryOf(country)?.currency ?? 'usd' }
  const byCard = [{ ...nothing, source_types: { card: 0 } }]
  return {
    object: 'balance',
    available: byCard,
    ...(account === null ? { connect_reserved: [nothing] } : { instant_available: byCard }),
    livemode: false,
    pending: byCard,
  }
}
