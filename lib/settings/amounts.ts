import { z } from 'zod'

/** Minor units by currency: usd:30,eur:25. */
export function amounts({ digits, such }: { digits: number; such: string }) {
  const part = `[a-z]{3}:\\d{1,${digits}}`
  return z
    .string()
    .regex(new RegExp(`^${part}(,${part})*$`), `must be minor units by currency, such as ${such}`)
    .refine((text) => text.split(',').every(isOfCurrency), `must be in ISO 4217 currencies, such as ${such}`)
    .refine(
      (text) => isEachOnce(text.match(/[a-z]{3}/g) ?? []),
      `must be given once for each currency, such as ${such}`,
    )
    .transform(toRecord)
    .default({})
}

function toRecord(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [currency = '', units] = part.split(':')
      return [currency, Number(units)]
    }),
  )
}

function isOfCurrency(part: string): boolean {
  return Intl.supportedValuesOf('currency').includes(part.slice(0, 3).toUpperCase())
}

function isEachOnce(all: string[]): boolean {
  return new Set(all).size === all.length
}
