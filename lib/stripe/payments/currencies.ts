import type { CurrencyRule } from '@/lib/payouts/payments/money'

/** Minor units: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const smallestCharges: Record<string, number> = {
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  krw: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
}

/**
 * Currencies with trailing zeros: two digits of ISK and UGX, the last of three-decimal ones.
 * https://docs.stripe.com/currencies#special-cases
 */
const steps: Record<string, number> = { isk: 100, ugx: 100, bhd: 10, jod: 10, kwd: 10, omr: 10, tnd: 10 }

export function currencyRule(currency: string): CurrencyRule {
  return { least: smallestCharges[currency] ?? 1, step: steps[currency] ?? 1 }
}
