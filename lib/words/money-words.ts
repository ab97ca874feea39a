/** Zero-decimal and three-decimal currencies: https://docs.stripe.com/currencies#zero-decimal */
const scales: Record<string, number> = Object.fromEntries([
  ...'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ').map((currency) => [currency, 1]),
  ...'bhd jod kwd omr tnd'.split(' ').map((currency) => [currency, 1000]),
])

interface NumberFormatter {
  number(
    value: number,
    options: { style: 'currency'; currency: string; minimumFractionDigits?: number; maximumFractionDigits?: number },
  ): string
}

/**
 * Minor units as money, in the currency's usual digits, or in all of them where those would hide some: people write
 * forints without fillér, but charges have them.
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

/** With a plus or minus that stays on the amount's line. */
export function signMoney(amount: number, currency: string, format: NumberFormatter): string {
  const said = sayMoney(Math.abs(amount), currency, format)
  return amount === 0 ? said : `${amount > 0 ? '+' : '−'}${said}`
}

/**
 * Parses typed amounts such as "12.50" or "12,50"; null when invalid. A comma before three digits is ambiguous, so it
 * is refused.
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

/** How an amount is typed: "12.50", or "1250" without decimals. */
export function exampleAmount(currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return digits === 0 ? '1250' : (12.5).toFixed(digits)
}

/** As typed: "12.50". */
export function toTyped(amount: number, currency: string): string {
  const scale = scales[currency] ?? 100
  return (amount / scale).toFixed(Math.log10(scale))
}
