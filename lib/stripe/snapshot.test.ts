import type Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { stateOfSnapshot } from '@/lib/payouts/state'
import { toSnapshot } from './snapshot'

const day = 86_400
const soon = 1_800_000_000
const document = 'individual.verification.document'

const on = {
  id: 'acct_1',
  object: 'account',
  country: 'DE',
  default_currency: 'eur',
  charges_enabled: true,
  payouts_enabled: true,
  details_submitted: true,
  capabilities: { transfers: 'active', card_payments: 'active' },
}
const off = { ...on, charges_enabled: false, payouts_enabled: false, capabilities: { transfers: 'inactive' } }

const read = (account: object, requirements: object = {}, future: object = {}) =>
  toSnapshot({ ...account, requirements, future_requirements: future } as Stripe.Account)
const state = (...given: Parameters<typeof read>) => stateOfSnapshot(read(...given))

describe("Stripe's accounts come out in our states", () => {
  test('a new account is unfinished although everything is past due', () => {
    const due = ['business_type', 'external_account', 'tos_acceptance.date']
    const lists = { currently_due: due, past_due: due, eventually_due: due, disabled_reason: 'requirements.past_due' }
    expect(state({ ...off, details_submitted: false }, lists)).toBe('unfinished')
  })
  test('a submitted account under verification is in review', () =>
    expect(state(off, { pending_verification: [document], disabled_reason: 'requirements.pending_verification' })).toBe(
      'in-review',
    ))
  test('under review and listed are in review', () => {
    expect(state(off, { disabled_reason: 'under_review' })).toBe('in-review')
    expect(state(off, { disabled_reason: 'listed' })).toBe('in-review')
  })
  test('payouts off for a bank account needs the coach', () =>
    expect(state({ ...on, payouts_enabled: false }, { currently_due: ['external_account'] })).toBe('needs-you'))
  test('something due with a date while paid falls due', () =>
    expect(state(on, { currently_due: [document], current_deadline: soon })).toBe('ready-due'))
  test('a future requirement with a date falls due', () =>
    expect(state(on, {}, { currently_due: [document], current_deadline: soon })).toBe('ready-due'))
  test('something eventually due leaves it ready', () =>
    expect(state(on, { eventually_due: [document] })).toBe('ready'))
  test('something pending while paid is being checked', () =>
    expect(state(on, { pending_verification: [document] })).toBe('ready-checking'))
  test('transfers off are told', () =>
    expect(state({ ...on, capabilities: { transfers: 'inactive' } })).toBe('ready-transfers-off'))
  test('no capabilities at all are told too', () =>
    expect(state({ ...on, capabilities: {} })).toBe('ready-transfers-off'))
  test('a pause is paused', () => expect(state(off, { disabled_reason: 'platform_paused' })).toBe('paused'))
  test.each(['rejected.fraud', 'rejected.platform_other', 'rejected.something_new'])('%s is rejected', (reason) =>
    expect(state(on, { disabled_reason: reason })).toBe('rejected'),
  )
  test.each(['other', 'something_new', 'action_required.requested_capabilities'])('%s alone is off', (reason) =>
    expect(state(off, { disabled_reason: reason })).toBe('off'),
  )
  test('every list empty is off', () => expect(state(off)).toBe('off'))
})

describe('a flag is on only when Stripe says exactly true', () => {
  test.each([undefined, null, 'true', 1])('%o is not true', (flag) => {
    const snapshot = read({ ...on, payouts_enabled: flag, charges_enabled: flag, details_submitted: flag })
    expect(snapshot).toMatchObject({ payoutsEnabled: false, chargesEnabled: false, submitted: false })
  })
})

describe('requirements', () => {
  test('fields that read the same are one, in the most pressing bucket', () => {
    const dob = ['individual.dob.day', 'individual.dob.month', 'individual.dob.year']
    const { requirements } = read(off, { past_due: dob, currently_due: dob, eventually_due: dob })
    expect(requirements).toEqual([
      { word: 'requirement.date_of_birth', topic: 'topic.identity', bucket: 'overdue', dueBy: null, error: null },
    ])
  })
  test('carry the day they are due by, and the earliest is the deadline', () => {
    const snapshot = read(
      on,
      { currently_due: [document], current_deadline: soon },
      { currently_due: ['company.tax_id'], current_deadline: soon - day },
    )
    expect(snapshot.requirements.map(({ bucket, dueBy }) => [bucket, dueBy?.getTime()])).toEqual([
      ['due', soon * 1000],
      ['later', (soon - day) * 1000],
    ])
    expect(snapshot.deadline).toEqual(new Date((soon - day) * 1000))
  })
  test('carry why the last answer was not accepted', () => {
    const error = { code: 'verification_document_not_readable', reason: 'Too blurry.', requirement: document }
    const { requirements } = read(off, { currently_due: [document], errors: [error] })
    expect(requirements[0]?.error).toBe('error.verification_document_not_readable')
  })
  test('an unknown error still says something', () => {
    const error = { code: 'something_new', reason: '', requirement: document }
    expect(read(off, { currently_due: [document], errors: [error] }).requirements[0]?.error).toBe('error.unknown')
  })
  test('missing lists and missing hashes mean nothing is asked', () => {
    expect(toSnapshot({ ...on } as Stripe.Account).requirements).toEqual([])
    expect(read(on, { currently_due: null, past_due: null }).requirements).toEqual([])
  })
})
