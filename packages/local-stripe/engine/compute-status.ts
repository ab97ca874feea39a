import { type AccountStatus, noRequirements } from './account-status'
import { applyRestriction } from './apply-restriction'
import { automaticRestriction } from './automatic-restriction'
import { extraRequirementsAt, isOverdue, upcomingStarts } from './extra-requirements'
import type { AccountFacts, CapabilityName, ExtraRequirement } from './facts'
import { futureRequirements } from './future-requirements'
import { missingFields } from './required-fields'
import { requirementKey, requirementKeys } from './requirement-keys'
import type { VerificationFailure } from './verification/verification-failure'
import { verify } from './verification/verify'
import { refusedBankAccount } from './verification/verify-bank-account'
import { isInactive } from './verification/verify-business-profile'

/**
 * What Stripe would say of an account: from the facts and the time alone.
 * @param now unix seconds on the local clock
 */
export function computeStatus(facts: AccountFacts, now: number): AccountStatus {
  const status = facts.submittedAt === null ? statusBeforeSubmission(facts, now) : statusAfterSubmission(facts, now)
  const restriction = facts.intervention ?? automaticRestriction(facts, now)
  return restriction ? applyRestriction(status, restriction) : status
}

/** Before submission, everything missing counts as overdue: observed on every new Express account. */
function statusBeforeSubmission(facts: AccountFacts, now: number): AccountStatus {
  const due = requirementKeys(facts, [...missingFields(facts), ...fieldsOf(extraRequirementsAt(facts, now))])
  const future = futureRequirements(facts, now)
  return {
    detailsSubmitted: false,
    chargesEnabled: false,
    payoutsEnabled: false,
    capabilities: statuses(facts, 'inactive'),
    requirements: {
      ...noRequirements,
      alternatives: urlAlternatives(facts, due),
      currently_due: due,
      past_due: due,
      eventually_due: due,
      disabled_reason: 'requirements.past_due',
    },
    futureRequirements: future,
    changesAt: earliest([future.current_deadline, ...upcomingStarts(facts, now)]),
  }
}

function statusAfterSubmission(facts: AccountFacts, now: number): AccountStatus {
  const checking = facts.check !== null && now < facts.check.endsAt ? facts.check : null
  const found = [...verify(facts.given), ...refusedBankAccount(facts)]
  const failures = found.filter(({ causes }) => !causes.some((field) => checking?.fields.includes(field)))
  const missing = missingFields(facts)
  const extra = extraRequirementsAt(facts, now)
  const future = futureRequirements(facts, now)
  const overdue = extra.filter((requirement) => isOverdue(requirement, now))
  const later = extra.filter(({ due }) => due === 'later')

  const stopped = missing.length > 0 || overdue.length > 0 || failures.some(({ stops }) => stops === 'everything')
  const waiting = checking !== null && !checking.keepsOn
  const allowed = !stopped && !waiting && facts.requested.length > 0
  const charges = allowed && !isInactive(facts.given)
  const payouts = allowed && failures.length === 0
  const pastDue = requirementKeys(facts, [...missing, ...fieldsOf(overdue), ...fieldsOf(failures)])
  const eventually = requirementKeys(facts, [...missing, ...fieldsOf(extra), ...fieldsOf(failures)])
  const due = eventually.filter(
    (key) => pastDue.includes(key) || !requirementKeys(facts, fieldsOf(later)).includes(key),
  )
  const deadlines = extra.flatMap(({ due }) => (typeof due === 'number' && due > now ? [due] : []))

  return {
    detailsSubmitted: true,
    chargesEnabled: charges,
    payoutsEnabled: payouts,
    capabilities: statuses(facts, charges ? 'active' : waiting && !stopped ? 'pending' : 'inactive'),
    requirements: {
      alternatives: urlAlternatives(facts, due),
      current_deadline: deadlines.length > 0 ? Math.min(...deadlines) : null,
      currently_due: due,
      past_due: pastDue,
      eventually_due: eventually,
      pending_verification: checking === null ? [] : requirementKeys(facts, checking.fields),
      disabled_reason: payouts ? null : reasonOff(facts, pastDue),
      errors: [...failures, ...extra].flatMap((asked) => errorOf(facts, asked)),
    },
    futureRequirements: future,
    changesAt: earliest([checking?.endsAt, ...deadlines, future.current_deadline, ...upcomingStarts(facts, now)]),
  }
}

function reasonOff(facts: AccountFacts, pastDue: string[]): string {
  if (pastDue.length > 0) return 'requirements.past_due'
  return facts.requested.length === 0 ? 'action_required.requested_capabilities' : 'requirements.pending_verification'
}

function statuses({ requested, transfersOff }: AccountFacts, status: 'active' | 'inactive' | 'pending') {
  const of = (name: CapabilityName) => (name === 'transfers' && transfersOff ? 'inactive' : status)
  return Object.fromEntries(requested.map((name) => [name, of(name)]))
}

/** In the United States a product description may replace a website. */
function urlAlternatives({ country }: AccountFacts, due: string[]) {
  if (country !== 'US' || !due.includes('business_profile.url')) return []
  return [
    {
      alternative_fields_due: ['business_profile.product_description'],
      original_fields_due: ['business_profile.url'],
    },
  ]
}

function errorOf(facts: AccountFacts, { field, code, reason }: VerificationFailure | ExtraRequirement) {
  return code === null ? [] : [{ code, reason: reason ?? code, requirement: requirementKey(facts, field) }]
}

function fieldsOf(asked: { field: string }[]): string[] {
  return asked.map(({ field }) => field)
}

function earliest(times: (number | null | undefined)[]): number | null {
  const known = times.filter((time) => typeof time === 'number')
  return known.length > 0 ? Math.min(...known) : null
}
