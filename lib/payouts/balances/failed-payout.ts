import type { Payout } from './balance'

/** Of each currency. @param payouts newest first */
export function failedPayouts(payouts: Payout[]): Payout[] {
  const seen = new Set<string>()
  return payouts.filter(({ currency, state }) => {
    if (state === 'canceled' || seen.has(currency)) return false
    seen.add(currency)
    return state === 'failed'
  })
}
