import { type Assessment, nothingAsked } from './assessment'
import { decisionOf } from './decide'
import { comingAt, demandsAt, isOverdue } from './demands'
import type { AccountFacts, CapabilityName, Demand } from './facts'
import type { Finding } from './finding'
import { futureRequirements } from './future'
import { intervene } from './intervene'
import { judge } from './judge/judge'
import { isInactive } from './judge/judge-profile'
import { missingFields } from './required-fields'
import { wireField, wireFields } from './wire-fields'

/**
 * What Stripe would say of an account: from the facts and the time alone.
 * @param now unix seconds on the local clock
 */
export function assess(facts: AccountFacts, now: number): Assessment {
  const assessed = facts.submittedAt === null ? assessUnsubmitted(facts, now) : assessSubmitted(facts, now)
  const intervention = facts.intervention ?? decisionOf(facts, now)
  return intervention ? intervene(assessed, intervention) : assessed
}

/** Before submission, everything missing counts as overdue: observed on every new Express account. */
function assessUnsubmitted(facts: AccountFacts, now: number): Assessment {
  const due = wireFields(facts, [...missingFields(facts), ...fieldsOf(demandsAt(facts, now))])
  const future = futureRequirements(facts, now)
  return {
    detailsSubmitted: false,
    chargesEnabled: false,
    payoutsEnabled: false,
    capabilities: statuses(facts, 'inactive'),
    requirements: {
      ...nothingAsked,
      alternatives: urlAlternatives(facts, due),
      currently_due: due,
      past_due: due,
      eventually_due: due,
      disabled_reason: 'requirements.past_due',
    },
    futureRequirements: future,
    changesAt: earliest([future.current_deadline, ...comingAt(facts, now)]),
  }
}

function assessSubmitted(facts: AccountFacts, now: number): Assessment {
  const checking = facts.check !== null && now < facts.check.endsAt ? facts.check : null
  const findings = judge(facts.given).filter(({ causes }) => !causes.some((field) => checking?.fields.includes(field)))
  const missing = missingFields(facts)
  const demands = demandsAt(facts, now)
  const future = futureRequirements(facts, now)
  const overdue = demands.filter((demand) => isOverdue(demand, now))
  const later = demands.filter(({ due }) => due === 'later')

  const stopped = missing.length > 0 || overdue.length > 0 || findings.some(({ stops }) => stops === 'everything')
  const waiting = checking !== null && !checking.keepsOn
  const allowed = !stopped && !waiting && facts.requested.length > 0
  const charges = allowed && !isInactive(facts.given)
  const payouts = allowed && findings.length === 0
  const pastDue = wireFields(facts, [...missing, ...fieldsOf(overdue), ...fieldsOf(findings)])
  const eventually = wireFields(facts, [...missing, ...fieldsOf(demands), ...fieldsOf(findings)])
  const due = eventually.filter((key) => pastDue.includes(key) || !wireFields(facts, fieldsOf(later)).includes(key))
  const deadlines = demands.flatMap(({ due }) => (typeof due === 'number' && due > now ? [due] : []))

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
      pending_verification: checking === null ? [] : wireFields(facts, checking.fields),
      disabled_reason: payouts ? null : reasonOff(facts, pastDue),
      errors: [...findings, ...demands].flatMap((asked) => errorOf(facts, asked)),
    },
    futureRequirements: future,
    changesAt: earliest([checking?.endsAt, ...deadlines, future.current_deadline, ...comingAt(facts, now)]),
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

function errorOf(facts: AccountFacts, { field, code, reason }: Finding | Demand) {
  return code === null ? [] : [{ code, reason: reason ?? code, requirement: wireField(facts, field) }]
}

function fieldsOf(asked: { field: string }[]): string[] {
  return asked.map(({ field }) => field)
}

function earliest(times: (number | null | undefined)[]): number | null {
  const known = times.filter((time) => typeof time === 'number')
  return known.length > 0 ? Math.min(...known) : null
}
