/** What the provider says of charges in one currency; amounts in its minor units. */
export interface CurrencyRule {
  /** The smallest charge. */
  least: number
  /** Every amount is a multiple of this. */
  step: number
}

/** What the platform keeps of each charge. */
export interface FeePolicy {
  /** Of the amount, from 0 to 100, with two decimals at most. */
  percent: number
  /** Added to each charge, in minor units, by currency. */
  fixed: Readonly<Record<string, number>>
}

export type MoneyFault = 'amount' | 'currency' | 'too-small' | 'uneven' | 'fee'

/** The provider takes at most eight digits of minor units. */
const largestAmount = 99_999_999

/** What is wrong with an amount in minor units of a currency; null when nothing is. */
export function moneyFault(
  amount: number,
  currency: string,
  ruleOf: (currency: string) => CurrencyRule,
  policy: FeePolicy,
): MoneyFault | null {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > largestAmount) return 'amount'
  if (!/^[a-z]{3}$/.test(currency)) return 'currency'
  const rule = ruleOf(currency)
  if (amount < rule.least) return 'too-small'
  if (amount % rule.step !== 0) return 'uneven'
  // A fee that leaves nothing would take money for nobody.
  if (feeOf(amount, currency, rule, policy) >= amount) return 'fee'
  return null
}

/** The platform's fee in minor units: the share is rounded half up, and the whole down to what the currency knows. */
export function feeOf(amount: number, currency: string, { step }: CurrencyRule, { percent, fixed }: FeePolicy): number {
  const hundredths = Math.round(percent * 100)
  const share = Math.floor((amount * hundredths + 5_000) / 10_000)
  const fee = share + (fixed[currency] ?? 0)
  return fee - (fee % step)
}

/** Whether the gate takes particular care of an amount: from what is said for its currency, else a thousand smallest charges. */
export function isLarge(
  amount: number,
  currency: string,
  { least }: CurrencyRule,
  largeAmounts: Readonly<Record<string, number>>,
): boolean {
  return amount >= (largeAmounts[currency] ?? least * 1_000)
}

/** True when no charge can have a fee. */
export function isFree({ percent, fixed }: FeePolicy): boolean {
  return percent === 0 && Object.values(fixed).every((part) => part === 0)
}
