import type { AccountFacts, Demand } from './facts'
import { cameIntoForce } from './future'
import { askedByThreshold } from './threshold'

/** Lists each field once. Demands on this account come before announced ones. */
export function demandsAt(facts: AccountFacts, now: number): Demand[] {
  const asked = [
    ...facts.demands.filter(({ from = 0 }) => from <= now),
    ...cameIntoForce(facts, now),
    ...askedByThreshold(facts),
  ]
  return asked.filter(({ field }, index) => asked.findIndex((other) => other.field === field) === index)
}

/** When future demands begin, in unix seconds. */
export function comingAt({ demands }: AccountFacts, now: number): number[] {
  return demands.flatMap(({ from = 0 }) => (from > now ? [from] : []))
}

export function isOverdue({ due }: Demand, now: number): boolean {
  return due === 'overdue' || (typeof due === 'number' && due <= now)
}
