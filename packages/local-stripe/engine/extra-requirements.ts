import type { AccountFacts, ExtraRequirement } from './facts'
import { requirementsInForce } from './future-requirements'
import { requirementsOfThreshold } from './threshold'

/** Lists each field once. Requirements of this account come before announced ones. */
export function extraRequirementsAt(facts: AccountFacts, now: number): ExtraRequirement[] {
  const asked = [
    ...facts.demands.filter(({ from = 0 }) => from <= now),
    ...requirementsInForce(facts, now),
    ...requirementsOfThreshold(facts),
  ]
  return asked.filter(({ field }, index) => asked.findIndex((other) => other.field === field) === index)
}

/** When later requirements begin, in unix seconds. */
export function upcomingStarts({ demands }: AccountFacts, now: number): number[] {
  return demands.flatMap(({ from = 0 }) => (from > now ? [from] : []))
}

export function isOverdue({ due }: ExtraRequirement, now: number): boolean {
  return due === 'overdue' || (typeof due === 'number' && due <= now)
}
