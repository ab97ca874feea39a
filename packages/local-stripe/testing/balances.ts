import type Stripe from 'stripe'

/** What the platform or an account has by currency, in minor units: available and pending together. */
export async function balancesOf(stripe: Stripe, account?: string): Promise<Record<string, number>> {
  const options = account === undefined ? {} : { stripeAccount: account }
  const { available, pending } = await stripe.balance.retrieve({}, options)
  const sums = new Map<string, number>()
  for (const { currency, amount } of [...available, ...pending]) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return Object.fromEntries(sums)
}
