import type { AccountFacts, Demand } from './facts'
import { cameIntoForce } from './future'
import { askedByThreshold } from './threshold'

/** Each field once: what was asked of this account alone goes before what all are asked. */
export function demandsAt(facts: AccountFacts, now: number): Demand[] {
  const asked = [...facts.demands, ...cameIntoForce(facts, now), ...askedByThreshold(facts)]
  return asked.filter(({ field }, index) => asked.findIndex((other) => other.field === field) === index)
}

export function isOverdue({ due }: Demand, now: number): boolean {
  return due === 'overdue' || (typeof due === 'number' && due <= now)
}
