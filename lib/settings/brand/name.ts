import { z } from 'zod'
import { toLine } from '../../payouts/vocabulary/text'

const product = 'Greenlight'
const longest = 60

/** One line in any alphabet, written in either direction. */
export const platformName = z
  .string()
  .refine((name) => toLine(name, longest) !== null, `must be 1 to ${longest} characters, without invisible ones`)
  .transform((name) => toLine(name, longest) ?? name)
  .default(product)

const longestAddress = 200

/** A postal address in one line. */
export const platformAddress = z
  .string()
  .refine(
    (address) => toLine(address, longestAddress) !== null,
    `must be one line of 1 to ${longestAddress} characters, without invisible ones, such as Acme Coaching, 1 Main Street, Springfield`,
  )
  .transform((address) => toLine(address, longestAddress) ?? address)
  .optional()
