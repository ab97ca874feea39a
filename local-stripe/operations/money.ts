import { currencies, smallestCharges, withoutMinor } from '../currencies'
import { refusal } from '../errors'

/** @param amount in minor units */
export function refuseAmount(amount: number, name: string): void {
  const currency = name.toLowerCase()
  if (!currencies.includes(currency)) {
    throw refusal('unknown currency', { currency, currencies: currencies.join(', ') })
  }
  if (amount < 1) throw refusal('number too small', { param: 'amount', least: 1 })
  const least = smallestCharges[currency] ?? 50
  if (amount < least) throw refusal('amount too small', { least: inMajor(least, currency), currency })
  if (amount > most) throw refusal('amount too large', { most: inMajor(most, currency) })
}

/** Eight digits, docs.stripe.com/api/payment_intents/create. */
const most = 99_999_999

/** An amount in minor units as a person writes it, such as $0.50. */
function inMajor(amount: number, currency: string): string {
  const digits = withoutMinor.includes(currency) ? 0 : 2
  const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, ...fractions }).format(amount / 10 ** digits)
}
