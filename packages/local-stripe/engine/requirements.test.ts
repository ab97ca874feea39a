import fc from 'fast-check'
import { expect, test } from 'vitest'
import countries from '../data/express-countries.json'
import { addRequirements, addRiskIntervention, announceRequirements, crossThreshold } from './add-requirements'
import { computeStatus } from './compute-status'
import { type AccountFacts, type ExtraRequirement, newFacts, type Restriction } from './facts'
import { grace } from './future-requirements'
import { missingFields } from './required-fields'
import { finishCheck, giveAnswers, submit } from './submit-answers'
import { testAnswers } from './test-answers'
import { threshold, withVolume } from './threshold'

const now = 1_800_000_000
const wait = 4
const day = 86_400
const document = 'person.verification.document'
const kinds = ['individual', 'company', 'non_profit']

test('makes everyone ready who answers everything, in every country and business type', () => {
  for (const country of Object.keys(countries)) {
    for (const kind of kinds) {
      const facts = onboarded(country, kind)
      const { chargesEnabled, payoutsEnabled, requirements, capabilities } = computeStatus(facts, now + wait)
      expect([country, kind, chargesEnabled, payoutsEnabled]).toEqual([country, kind, true, true])
      expect(requirements.currently_due).toEqual([])
      expect(capabilities).toEqual({ card_payments: 'active', transfers: 'active' })
    }
  }
})

test.each([
  ['US', 'individual', 'individual.id_number', []],
  ['DE', 'individual', 'individual.verification.document', []],
  ['US', 'company', 'person_1.id_number', ['executives', 'owners']],
  ['DE', 'company', 'person_1.verification.document', ['directors', 'executives', 'owners']],
  ['GB', 'non_profit', 'person_1.verification.document', ['directors', 'executives']],
])('asks in %s a(n) %s %s past the threshold, and before about %j', (country, kind, field, others) => {
  const asked = missingFields({ ...opened(country), given: { business_type: kind } })
  const told = asked.flatMap((name) => /^company\.(.*)_provided$/.exec(name)?.[1] ?? [])
  expect(told.toSorted()).toEqual(others)
  const facts = onboarded(country, kind)
  expect(computeStatus(withVolume(facts, threshold - 1, now), now + wait).requirements).toMatchObject({
    currently_due: [],
    eventually_due: [field],
    current_deadline: null,
  })
  const crossed = withVolume(facts, threshold, now)
  const { requirements, payoutsEnabled, changesAt } = computeStatus(crossed, now + wait)
  expect(requirements).toMatchObject({ currently_due: [field], past_due: [], current_deadline: now + 14 * day })
  expect([payoutsEnabled, changesAt]).toEqual([true, now + 14 * day])
  expect(computeStatus(crossed, now + 14 * day)).toMatchObject({
    payoutsEnabled: false,
    requirements: { past_due: [field], disabled_reason: 'requirements.past_due' },
    capabilities: { transfers: 'inactive' },
  })
})

test('keeps a threshold crossed, from the same day', () => {
  const crossed = crossThreshold(onboarded('US', 'individual'), now)
  expect(withVolume(crossed, 0, now + day)).toMatchObject({ volume: 0, crossedAt: now })
})

test('keeps announcements as future requirements, then puts them in force', () => {
  const facts = announceRequirements(onboarded('US', 'individual'), [document], now + day)
  const key = 'individual.verification.document'
  const before = computeStatus(facts, now + day - 1)
  expect(before.futureRequirements).toMatchObject({ currently_due: [key], current_deadline: now + day })
  expect(before).toMatchObject({ changesAt: now + day, requirements: { currently_due: [] } })
  const after = computeStatus(facts, now + day)
  expect(after.futureRequirements).toMatchObject({ currently_due: [], current_deadline: null })
  expect(after.requirements).toMatchObject({ currently_due: [key], past_due: [], current_deadline: now + day + grace })
  expect(computeStatus(facts, now + day + grace).requirements.past_due).toEqual([key])
})

test('puts all announcements in force for an enforcing email address', () => {
  const email = 'coach+enforce_future_requirements@example.com'
  const facts = announceRequirements(giveAnswers(opened('US'), { 'person.email': email }), [document], now + day)
  const { requirements, futureRequirements } = computeStatus(facts, now)
  expect(requirements.past_due).toContain('business_profile.support_phone')
  expect(requirements.past_due).toContain('representative.verification.document')
  expect(futureRequirements.currently_due).toEqual([])
})

test('checks an answer to a risk question like a document', () => {
  const question = { id: 'a1', description: 'rejection_appeal', path: 'form' } as const
  const asked = addRiskIntervention(onboarded('US', 'individual'), question, now + day)
  const key = 'interv_a1.rejection_appeal.form'
  expect(computeStatus(asked, now + wait).requirements.currently_due).toEqual([key])
  const answered = submit(giveAnswers(asked, { [key]: 'We sell coaching.' }), now + wait, wait)
  expect(computeStatus(answered, now + wait).requirements).toMatchObject({
    currently_due: [],
    pending_verification: [key],
  })
  expect(computeStatus(finishCheck(answered, now + wait), now + wait).requirements.pending_verification).toEqual([])
})

test('rejects a coach who does not appeal in time', () => {
  const question = { id: 'a1', description: 'rejection_appeal', path: 'support' } as const
  const asked = addRiskIntervention(onboarded('US', 'individual'), question, now + day)
  expect(computeStatus(asked, now + day - 1)).toMatchObject({ payoutsEnabled: true, changesAt: now + day })
  expect(computeStatus(asked, now + day)).toMatchObject({
    payoutsEnabled: false,
    requirements: { disabled_reason: 'rejected.other', currently_due: [] },
  })
})

const good = onboarded('US', 'individual')
const rejections = ['fraud', 'incomplete_verification', 'listed', 'other', 'terms_of_service'].flatMap((reason) => [
  `rejected.${reason}`,
  ...(['fraud', 'other', 'terms_of_service'].includes(reason) ? [`rejected.platform_${reason}`] : []),
])
const reasons: [string, AccountFacts][] = [
  ['requirements.past_due', opened('US')],
  ['requirements.pending_verification', { ...good, check: { endsAt: now + day, fields: [document], keepsOn: false } }],
  ['action_required.requested_capabilities', { ...good, requested: [] }],
  ['platform_paused', stopped({ kind: 'paused' })],
  ['under_review', stopped({ kind: 'under_review' })],
  ['listed', stopped({ kind: 'listed' })],
  ['other', stopped({ kind: 'off' })],
  ...rejections.map((reason): [string, AccountFacts] => [reason, stopped({ kind: 'rejected', reason })]),
]

test.each(reasons)('can turn an account off as %s', (reason, facts) => {
  expect(computeStatus(facts, now + wait)).toMatchObject({
    payoutsEnabled: false,
    requirements: { disabled_reason: reason },
  })
})

test('has fifteen reasons, each of them reachable', () => {
  expect(new Set(reasons.map(([reason]) => reason)).size).toBe(15)
})

const anyFacts = fc
  .record({
    country: fc.constantFrom('US', 'DE', 'GB', 'AU'),
    kind: fc.constantFrom(...kinds),
    left: fc.subarray(Object.keys(testAnswers('US'))),
    dob: fc.constantFrom('1901-01-01', '1902-01-01', '1985-03-04'),
    isSubmitted: fc.boolean(),
    asked: fc.option(fc.constantFrom<ExtraRequirement['due'][]>('asked', 'later', 'overdue', now + 5, now + 20)),
    inForceAt: fc.option(fc.integer({ min: now - grace, max: now + 30 })),
    crossedAt: fc.option(fc.integer({ min: now - 14 * day, max: now })),
  })
  .map(({ country, kind, left, dob, isSubmitted, asked, inForceAt, crossedAt }) => {
    const answers = { ...answersOf(country, kind), 'person.dob': dob }
    const kept = Object.entries(answers).filter(([field]) => !left.includes(field) || field === 'business_type')
    const begun = giveAnswers(opened(country), Object.fromEntries(kept))
    let facts = { ...(isSubmitted ? submit(begun, now, wait) : begun), crossedAt }
    if (asked !== null) facts = { ...addRequirements(facts, [document], asked), crossedAt }
    return inForceAt === null ? facts : announceRequirements(facts, ['business_profile.name', document], inForceAt)
  })

test('includes overdue in due and due in eventually due, with a reason exactly while off', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 0, max: 60 }), (facts, later) => {
      const { requirements, payoutsEnabled } = computeStatus(facts, now + later)
      const { past_due, currently_due, eventually_due, disabled_reason } = requirements
      expect(currently_due).toEqual(expect.arrayContaining(past_due))
      expect(eventually_due).toEqual(expect.arrayContaining(currently_due))
      expect(disabled_reason === null).toBe(payoutsEnabled)
      if (payoutsEnabled) expect(past_due).toEqual([])
    }),
  )
})

test('changes nothing by time before the announced moment', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 0, max: 60 }), (facts, later) => {
      const { changesAt, ...seen } = computeStatus(facts, now)
      if (changesAt !== null) expect(changesAt).toBeGreaterThan(now)
      const then = changesAt === null ? now + later * day : Math.min(now + later, changesAt - 1)
      expect(computeStatus(facts, then)).toEqual({ ...seen, changesAt })
      if (changesAt !== null) expect(computeStatus(facts, changesAt)).not.toEqual({ ...seen, changesAt })
    }),
  )
})

function opened(country: string): AccountFacts {
  return newFacts(country, ['card_payments', 'transfers'], 'person_1')
}

/** Answered exactly what was asked, and submitted. */
function onboarded(country: string, kind: string): AccountFacts {
  return submit(giveAnswers(opened(country), answersOf(country, kind)), now, wait)
}

function answersOf(country: string, kind: string): Record<string, string> {
  const begun = { ...opened(country), given: { business_type: kind } }
  const known: Record<string, string> = testAnswers(country)
  const answers = missingFields(begun).map((field) => [field, known[field] ?? ''])
  return { ...Object.fromEntries(answers), business_type: kind }
}

function stopped(intervention: Restriction): AccountFacts {
  return { ...good, intervention }
}
