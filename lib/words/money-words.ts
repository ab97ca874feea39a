/** Currencies whose minor unit is the unit itself, or a thousandth: https://docs.stripe.com/currencies#zero-decimal */
const scales: Record<string, number> = Object.fromEntries([
  ...'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ').map((currency) => [currency, 1]),
  ...'bhd jod kwd omr tnd'.split(' ').map((currency) => [currency, 1000]),
])

/** Formats a number, as next-intl does. */
interface NumberFormatter {
  number(
    value: number,
    options: { style: 'currency'; currency: string; minimumFractionDigits?: number; maximumFractionDigits?: number },
  ): string
}

/**
 * An amount in minor units as money, with the sign and the digits the currency is written with; with all it has where
 * those would hide some: people write forints without fillér, and charges have them.
 */
export function sayMoney(amount: number, currency: string, format: NumberFormatter): string {
  const scale = scales[currency] ?? 100
  const digits = amount % scale === 0 ? undefined : Math.log10(scale)
  return format.number(amount / scale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

/** As money that moves: with a plus or a minus, and a minus that stays with its amount where a line ends. */
export function signMoney(amount: number, currency: string, format: NumberFormatter): string {
  const said = sayMoney(Math.abs(amount), currency, format)
  return amount === 0 ? said : `${amount > 0 ? '+' : '−'}${said}`
}

/**
 * Minor units of what a person typed, such as "12.50" or "12,50"; null when it is no amount of the currency. A comma
 * before three digits may part thousands, so it is none.
 */
export function toMinorUnits(text: string, currency: string): number | null {
  const scale = scales[currency] ?? 100
  const found = /^(\d{1,10})(?:\.(\d{1,3})|,(\d{1,2}))?$/.exec(text.trim())
  if (found === null) return null
  const digits = Math.log10(scale)
  const [, units = '', point, comma] = found
  const rest = point ?? comma ?? ''
  return rest.length > digits ? null : Number(units) * scale + Number(rest.padEnd(digits, '0') || '0')
}

/** An amount to show how the currency is written and typed: "12.50", "1250" where there are no decimals. */
export function exampleAmount(currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return digits === 0 ? '1250' : (12.5).toFixed(digits)
}

/** Minor units as a person would type them, such as "12.50". */
export function toTyped(amount: number, currency: string): string {
  const scale = scales[currency] ?? 100
  return (amount / scale).toFixed(Math.log10(scale))
}
