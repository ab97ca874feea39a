import { nothingAsked, type Requirements } from './assessment'
import type { AccountFacts, Announcement, Demand } from './facts'
import { wireFields } from './wire-fields'

/** What every account will be asked one day; which fields these are is inferred. */
export const announcedForAll = ['business_profile.support_phone']

/** Unix seconds between what was announced coming into force and its deadline; inferred. */
export const grace = 14 * 86_400

/** An email with this in it puts everything announced in force at once, docs.stripe.com/connect/testing. */
export function enforcesFuture({ enforcesFuture, given }: Pick<AccountFacts, 'enforcesFuture' | 'given'>): boolean {
  return enforcesFuture || isEnforcingEmail(given['person.email'])
}

export function isEnforcingEmail(email: string | null | undefined): boolean {
  return email?.includes('+enforce_future_requirements') ?? false
}

/** What was announced and is asked now. An account that was on has some time left, the SDK's types say. */
export function cameIntoForce(facts: AccountFacts, now: number): Demand[] {
  return open(facts)
    .filter((announcement) => isInForce(facts, announcement, now))
    .map(({ field, inForceAt }) => {
      return { field, due: enforcesFuture(facts) ? 'overdue' : inForceAt + grace, code: null, reason: null }
    })
}

/** What was announced and is not asked yet, due on the day it comes into force. */
export function futureRequirements(facts: AccountFacts, now: number): Requirements {
  const coming = open(facts).filter((announcement) => !isInForce(facts, announcement, now))
  if (coming.length === 0) return nothingAsked
  const due = wireFields(
    facts,
    coming.map(({ field }) => field),
  )
  const deadline = Math.min(...coming.map(({ inForceAt }) => inForceAt))
  return { ...nothingAsked, currently_due: due, eventually_due: due, current_deadline: deadline }
}

function open({ announced, given }: AccountFacts): Announcement[] {
  return announced.filter(({ field }) => given[field] === undefined)
}

function isInForce(facts: AccountFacts, { inForceAt }: Announcement, now: number): boolean {
  return inForceAt <= now || enforcesFuture(facts)
}
