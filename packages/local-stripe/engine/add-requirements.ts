import type { AccountFacts, ExtraRequirement } from './facts'
import { threshold, withVolume } from './threshold'

/**
 * Asks for fields, once more if they were given.
 * @param from unix seconds from when they are asked; at once when left out
 */
export function addRequirements(
  facts: AccountFacts,
  fields: string[],
  due: ExtraRequirement['due'],
  from?: number,
): AccountFacts {
  const asked = fields.map((field) => ({ field, due, code: null, reason: null, ...(from !== undefined && { from }) }))
  return { ...facts, demands: [...facts.demands.filter(({ field }) => !fields.includes(field)), ...asked] }
}

export interface RiskQuestion {
  /** Letters and digits, without the `interv_`. */
  id: string
  /** For example `rejection_appeal`, docs.stripe.com/connect/handling-api-verification. */
  description: string
  path: 'form' | 'support' | 'challenge'
}

/** A question from Stripe's risk review. Only the hosted pages take an answer. */
export function addRiskIntervention(
  facts: AccountFacts,
  { id, description, path }: RiskQuestion,
  due: ExtraRequirement['due'],
  from?: number,
): AccountFacts {
  return addRequirements(facts, [`interv_${id}.${description}.${path}`], due, from)
}

/** @param now unix seconds on the local clock */
export function crossThreshold(facts: AccountFacts, now: number): AccountFacts {
  return withVolume(facts, Math.max(facts.volume, threshold), now)
}

/**
 * Announces fields that will be asked; those that were given need no announcement.
 * @param inForceAt unix seconds on the local clock
 */
export function announceRequirements(facts: AccountFacts, fields: string[], inForceAt: number): AccountFacts {
  const others = facts.announced.filter(({ field }) => !fields.includes(field))
  return { ...facts, announced: [...others, ...fields.map((field) => ({ field, inForceAt }))] }
}
