import { z } from 'zod'
import type { Complaint } from './complaint'
import { isCountry } from './countries'

/** A value that is missing when `missing` says so, and wrong as `complain` says. */
export function text(missing: string, complain: (value: string) => Complaint) {
  return z.string({ error: `is missing: ${missing}` }).superRefine((value, context) => {
    const complaint = complain(value)
    if (complaint !== null) context.addIssue({ code: 'custom', message: complaint })
  })
}

interface Range {
  /** What is counted: seconds, minutes. */
  of?: string
  from: number
  to: number
  otherwise: number
}

/** Digits alone, since "0x10", "1e3" and " 7" are numbers to a machine and slips of the pen to a person. */
export function wholeNumber({ of: unit, from, to, otherwise }: Range) {
  return numberOf(/^\d{1,15}$/, `must be a whole number ${unit ? `of ${unit} ` : ''}from ${from} to ${to}`, {
    from,
    to,
    otherwise,
  })
}

export function decimalNumber({ of: unit, from, to, otherwise }: Range) {
  const message = `must be a number ${unit ? `of ${unit} ` : ''}from ${from} to ${to}, such as ${otherwise}`
  return numberOf(/^\d{1,15}(\.\d{1,9})?$/, message, { from, to, otherwise })
}

function numberOf(grammar: RegExp, message: string, { from, to, otherwise }: Range) {
  const isOne = (given: string) => grammar.test(given) && Number(given) >= from && Number(given) <= to
  return z.string({ error: message }).refine(isOne, message).transform(Number).default(otherwise)
}

/** Two capital letters that ISO 3166-1 gives to a country. */
export function countryOf(missing: string) {
  return z.string({ error: `is missing: ${missing}` }).refine(isCountry, countryMessage)
}

export const countryMessage =
  'must be an ISO 3166-1 country in two capital letters, such as US; the United Kingdom is GB'

/** Several values with commas between; empty ones are none. */
export const list = z.string().transform((given) =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** What a shell or an env file left around a value, as `docker --env-file` and systemd leave quotes. */
export function wrappingOf(value: string): Complaint {
  if (value !== value.trim()) return 'has a space or line break around it: remove it'
  // The two that join letters belong to names in some alphabets.
  if (/(?![\u200c\u200d])\p{Cf}/u.test(value)) return 'contains an invisible character: type it again'
  return /^(["'`]).*\1$/.test(value) ? 'is in quotes: remove them' : null
}
