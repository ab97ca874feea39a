import { noRequirements, type Requirements } from './account-status'
import type { AccountFacts, AnnouncedRequirement, ExtraRequirement } from './facts'
import { requirementKeys } from './requirement-keys'

/** Future questions for every account; the choice of fields is inferred. */
export const announcedForAll = ['business_profile.support_phone']

/** Seconds from a question's start to its deadline; inferred. */
export const grace = 14 * 86_400

/** A test email with this in it puts all announced questions in force, docs.stripe.com/connect/testing. */
export function enforcesFuture({ enforcesFuture, given }: Pick<AccountFacts, 'enforcesFuture' | 'given'>): boolean {
  return enforcesFuture || isEnforcingEmail(given['person.email'])
}

export function isEnforcingEmail(email: string | null | undefined): boolean {
  return email?.includes('+enforce_future_requirements') ?? false
}

/** Announced questions now in force. An account with payouts on has time left, according to the SDK's types. */
export function requirementsInForce(facts: AccountFacts, now: number): ExtraRequirement[] {
  return open(facts)
    .filter((announcement) => isInForce(facts, announcement, now))
    .map(({ field, inForceAt }) => {
      return { field, due: enforcesFuture(facts) ? 'overdue' : inForceAt + grace, code: null, reason: null }
    })
}

/** Announced questions not in force yet, due on their start date. */
export function futureRequirements(facts: AccountFacts, now: number): Requirements {
  const coming = open(facts).filter((announcement) => !isInForce(facts, announcement, now))
  if (coming.length === 0) return noRequirements
  const due = requirementKeys(
    facts,
    coming.map(({ field }) => field),
  )
  const deadline = Math.min(...coming.map(({ inForceAt }) => inForceAt))
  return { ...noRequirements, currently_due: due, eventually_due: due, current_deadline: deadline }
}

function open({ announced, given }: AccountFacts): AnnouncedRequirement[] {
  return announced.filter(({ field }) => given[field] === undefined)
}

function isInForce(facts: AccountFacts, { inForceAt }: AnnouncedRequirement, now: number): boolean {
  return inForceAt <= now || enforcesFuture(facts)
}
