/** As observed at Stripe, in its order; docs.stripe.com/currencies. */
export const currencies = (
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn ' +
  'bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf ' +
  'gtq gyd hkd hnl hrk htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp ' +
  'lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab ' +
  'pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs ' +
  'tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw btn ghs'
).split(' ')

/** Minimum charges in minor units, docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
export const smallestCharges: Record<string, number> = {
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

/** Zero-decimal currencies, docs.stripe.com/currencies#zero-decimal. */
export const withoutMinor = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ')

/** Three-decimal currencies, whose last digit is always zero, docs.stripe.com/currencies#three-decimal. */
export const withThousandths = 'bhd jod kwd omr tnd'.split(' ')

/** Zero-decimal currencies that are still written with two zeros, docs.stripe.com/currencies#special-cases. */
export const withTwoZeros = ['isk', 'ugx']

/** Every amount must be a multiple of this, in minor units. */
export function stepOf(currency: string): number {
  if (withTwoZeros.includes(currency)) return 100
  return withThousandths.includes(currency) ? 10 : 1
}

/** An amount in minor units as people write it, for example $0.50. */
export function inMajor(amount: number, currency: string): string {
  const digits = withoutMinor.includes(currency) ? 0 : withThousandths.includes(currency) ? 3 : 2
  const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, ...fractions }).format(amount / 10 ** digits)
}
