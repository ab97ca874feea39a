import { type Actor, actors } from '@/lib/payouts/vocabulary/accounts/presentation'
import { staffLocale } from '@/lib/words/locale'

// All codes of this API. They stay: clients branch on them.

/** Each problem by name, with its status. Sentences are in the catalogue. */
export const statuses = {
  'broken-json': 400,
  'broken-address': 400,
  'broken-idempotency-key': 400,
  'no-key': 401,
  'not-bearer': 401,
  'malformed-key': 401,
  'unknown-key': 401,
  'missing-scope': 403,
  'no-such-address': 404,
  'no-such-charge': 404,
  'no-such-coach': 404,
  'other-method': 405,
  'reference-used': 409,
  'coach-cannot-be-paid': 409,
  declined: 409,
  'beyond-the-end': 410,
  'too-large': 413,
  'not-json': 415,
  compressed: 415,
  invalid: 422,
  'idempotency-key-used': 422,
  'too-often': 429,
  'unknown-method': 501,
  away: 503,
} as const

export type ProblemName = keyof typeof statuses

export const typeOf = <Name extends ProblemName>(name: Name) => `urn:greenlight:problem:${name}` as const

export const problemNames = Object.keys(statuses) as ProblemName[]
export const problemTypes = problemNames.map(typeOf)

/** The API names the vendor, as pages do. */
export const toApiActor = (actor: Actor) => (actor === 'provider' ? ('stripe' as const) : actor)
export const apiActors = actors.map(toApiActor)

/** Programs and their logs read English, whatever Accept-Language says. */
export const apiLocale = staffLocale
