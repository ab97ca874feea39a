import { z } from 'zod'
import type { Complaint } from './complaint'
import { isCountry } from './countries'

export function text(missing: string, complain: (value: string) => Complaint) {
  return z.string({ error: `is missing: ${missing}` }).superRefine((value, context) => {
    const complaint = complain(value)
    if (complaint !== null) context.addIssue({ code: 'custom', message: complaint })
  })
}

interface Range {
  /** The unit: seconds, minutes. */
  of?: string
  from: number
  to: number
  otherwise: number
}

/** Digits only: "0x10", "1e3" and " 7" are numbers to JavaScript but typing errors here. */
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

export function countryOf(missing: string) {
  return z.string({ error: `is missing: ${missing}` }).refine(isCountry, countryMessage)
}

export const countryMessage =
  'must be an ISO 3166-1 country in two capital letters, such as US; the United Kingdom is GB'

/** Comma-separated; drops empty values. */
export const list = z.string().transform((given) =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** Quotes left by an env file, as with `docker --env-file` and systemd. */
export function wrappingOf(value: string): Complaint {
  if (value !== value.trim()) return 'has a space or line break around it: remove it'
  // The two joiners belong to words in some alphabets.
  if (/(?![\u200c\u200d])\p{Cf}/u.test(value)) return 'contains an invisible character: type it again'
  return /^(["'`]).*\1$/.test(value) ? 'is in quotes: remove them' : null
}
