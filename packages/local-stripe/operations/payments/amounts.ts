import { currencies, inMajor, smallestCharges, stepOf } from '../../data/currencies'
import { refusal } from '../../errors'

/** @param amount in minor units */
export function refuseAmount(amount: number, name: string): void {
  const currency = requireCurrency(name)
  if (amount < 1) throw refusal('number too small', { param: 'amount', least: 1 })
  const least = smallestCharges[currency] ?? 50
  if (amount < least) throw refusal('amount too small', { least: inMajor(least, currency), currency })
  if (amount > most) throw refusal('amount too large', { most: inMajor(most, currency) })
  refuseUneven(amount, currency, 'amount')
}

export function requireCurrency(name: string): string {
  const currency = name.toLowerCase()
  if (currencies.includes(currency)) return currency
  throw refusal('unknown currency', { currency, currencies: currencies.join(', ') })
}

/** Refuses an amount in minor units that the currency cannot represent. */
export function refuseUneven(amount: number, currency: string, param: string): void {
  const step = stepOf(currency)
  if (amount % step !== 0) throw refusal('amount not even', { currency, step, param })
}

/** Eight digits, docs.stripe.com/api/payment_intents/create. */
const most = 99_999_999
