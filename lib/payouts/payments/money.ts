export interface CurrencyRule {
  least: number
  step: number
}

export interface FeePolicy {
  percent: number
  fixed: Readonly<Record<string, number>>
}

export type MoneyFault = 'amount' | 'currency' | 'too-small' | 'uneven' | 'fee'

/** The provider's limit: eight digits. */
const largestAmount = 99_999_999

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
  // A fee of everything would pay no one.
  if (feeOf(amount, currency, rule, policy) >= amount) return 'fee'
  return null
}

/** Rounds the share half up, then the total down to `step`. */
export function feeOf(amount: number, currency: string, { step }: CurrencyRule, { percent, fixed }: FeePolicy): number {
  const hundredths = Math.round(percent * 100)
  const share = Math.floor((amount * hundredths + 5_000) / 10_000)
  const fee = share + (fixed[currency] ?? 0)
  return fee - (fee % step)
}

/** From the currency's setting, otherwise a thousand minimum charges. */
export function isLarge(
  amount: number,
  currency: string,
  { least }: CurrencyRule,
  largeAmounts: Readonly<Record<string, number>>,
): boolean {
  return amount >= (largeAmounts[currency] ?? least * 1_000)
}

/** True when no payment can have a fee. */
export function isFree({ percent, fixed }: FeePolicy): boolean {
  return percent === 0 && Object.values(fixed).every((part) => part === 0)
}
