import type { AccountFacts, ExtraRequirement } from './facts'

/** Earnings from which Stripe asks for more, in the smallest unit; inferred. */
export const threshold = 300_000

/** Seconds to answer after crossing the threshold; inferred. */
const timeToAnswer = 14 * 86_400

/** Due some day before the threshold, with a deadline after it. */
export function requirementsOfThreshold({ country, given, submittedAt, crossedAt }: AccountFacts): ExtraRequirement[] {
  const field = country === 'US' ? 'person.id_number' : 'person.verification.document'
  const isProven = ['person.id_number', 'person.verification.document'].some((proof) => given[proof] !== undefined)
  if (submittedAt === null || isProven) return []
  return [{ field, due: crossedAt === null ? 'later' : crossedAt + timeToAnswer, code: null, reason: null }]
}

/**
 * Takes down what an account has earned. A threshold once crossed stays crossed.
 * @param volume in the smallest unit of the account's currency
 * @param now unix seconds on the local clock
 */
export function withVolume(facts: AccountFacts, volume: number, now: number): AccountFacts {
  return { ...facts, volume, crossedAt: facts.crossedAt ?? (volume >= threshold ? now : null) }
}
