import { ApiError } from '../errors'

/** Smallest charges in minor units, docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
const smallest: Record<string, number> = {
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

/** @param amount in minor units */
export function refuseAmount(amount: number, currency: string): void {
  if (!/^[a-z]{3}$/i.test(currency)) {
    throw new ApiError(400, `Invalid currency: ${currency}.`, { param: 'currency' })
  }
  if (amount < 1) {
    throw new ApiError(400, 'This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    })
  }
  const least = smallest[currency.toLowerCase()] ?? 50
  if (amount < least) {
    throw new ApiError(400, `Amount must be at least ${least} in the smallest unit of ${currency.toLowerCase()}.`, {
      code: 'amount_too_small',
      param: 'amount',
    })
  }
  if (amount > 99_999_999) {
    throw new ApiError(400, 'Amount must be no more than 99,999,999 in the smallest unit of the currency.', {
      code: 'amount_too_large',
      param: 'amount',
    })
  }
}
