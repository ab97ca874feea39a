export type MoneyFault = 'amount' | 'currency'

/** The provider takes at most eight digits of minor units. */
const largestAmount = 99_999_999

/** What is wrong with an amount in minor units of a currency; null when nothing is. */
export function moneyFault(amount: number, currency: string): MoneyFault | null {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > largestAmount) return 'amount'
  if (!/^[a-z]{3}$/.test(currency)) return 'currency'
  return null
}
