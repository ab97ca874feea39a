import type { AccountFacts, Demand } from './facts'

/** The volume from which more is asked, in the smallest unit of the account's currency; the figure is inferred. */
export const threshold = 300_000

/** Seconds to answer once the threshold is crossed; inferred. */
const timeToAnswer = 14 * 86_400

/** What the threshold asks: some day while it is ahead, with a deadline once it is crossed. */
export function askedByThreshold({ country, given, submittedAt, crossedAt }: AccountFacts): Demand[] {
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
export function earn(facts: AccountFacts, volume: number, now: number): AccountFacts {
  return { ...facts, volume, crossedAt: facts.crossedAt ?? (volume >= threshold ? now : null) }
}
