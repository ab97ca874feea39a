import fc from 'fast-check'
import type Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { presentationOf } from '@/lib/payouts/accounts/presentation'
import { keysOf } from '@/lib/payouts/accounts/requirement'
import { notesOf, stateOfSnapshot } from '@/lib/payouts/accounts/state'
import type { StopKind } from '@/lib/payouts/vocabulary/accounts/stop-kind'
import { createdAccount, sampleCountries } from '../testing/accounts'
import words from '../words/en.json'
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

const disabledReasons: Record<NonNullable<Stripe.Account.Requirements['disabled_reason']>, StopKind> = {
  'requirements.past_due': 'overdue',
  'requirements.pending_verification': 'checking',
  under_review: 'review',
  listed: 'review',
  platform_paused: 'paused',
  'action_required.requested_capabilities': 'setting',
  'rejected.fraud': 'rejected',
  'rejected.incomplete_verification': 'rejected',
  'rejected.listed': 'rejected',
  'rejected.other': 'rejected',
  'rejected.platform_fraud': 'rejected-by-us',
  'rejected.platform_other': 'rejected-by-us',
  'rejected.platform_terms_of_service': 'rejected-by-us',
  'rejected.terms_of_service': 'rejected',
  other: 'other',
}

const read = (account: object, requirements: object = {}, future: object = {}) =>
  toSnapshot({ ...account, requirements, future_requirements: future } as Stripe.Account)
const state = (...given: Parameters<typeof read>) => stateOfSnapshot(read(...given))

describe("Stripe's accounts become our states", () => {
  test.each(sampleCountries)('reads a new account in %s as unfinished, although everything is past due', (country) => {
    const snapshot = toSnapshot(createdAccount(country) as unknown as Stripe.Account)
    expect(stateOfSnapshot(snapshot)).toBe('unfinished')
    expect(snapshot).toMatchObject({ country, transfers: 'inactive', deadline: null, stop: { kind: 'overdue' } })
    expect(snapshot.requirements.every(({ bucket }) => bucket === 'overdue')).toBe(true)
    expect(snapshot.requirements.map(({ word }) => word)).not.toContain('requirement.more_information')
  })
  test('reads a half-finished form as unfinished, although something is being checked', () =>
    expect(state({ ...off, details_submitted: false }, { pending_verification: [document] })).toBe('unfinished'))
  test('reads a submitted account under verification as in review', () =>
    expect(state(off, { pending_verification: [document], disabled_reason: 'requirements.pending_verification' })).toBe(
      'in-review',
    ))
  test('reads under review and listed as in review', () => {
    expect(state(off, { disabled_reason: 'under_review' })).toBe('in-review')
    expect(state(off, { disabled_reason: 'listed' })).toBe('in-review')
  })
  test('reads payouts off for a bank account as needing the coach', () =>
    expect(state({ ...on, payouts_enabled: false }, { currently_due: ['external_account'] })).toBe('needs-you'))
  test('reads something due with a date as falling due while paid', () =>
    expect(state(on, { currently_due: [document], current_deadline: soon })).toBe('ready-due'))
  test('reads a dated future requirement as falling due', () =>
    expect(state(on, {}, { currently_due: [document], current_deadline: soon })).toBe('ready-due'))
  test('stays ready with something eventually due', () =>
    expect(state(on, { eventually_due: [document] })).toBe('ready'))
  test('reads something pending while paid as being checked', () =>
    expect(state(on, { pending_verification: [document] })).toBe('ready-checking'))
  test('reports transfers off', () =>
    expect(state({ ...on, capabilities: { transfers: 'inactive' } })).toBe('ready-transfers-off'))
  test('reports missing capabilities', () => expect(state({ ...on, capabilities: {} })).toBe('ready-transfers-off'))
  test('reads a pause as paused', () => expect(state(off, { disabled_reason: 'platform_paused' })).toBe('paused'))
  test.each(['rejected.fraud', 'rejected.platform_other', 'rejected.something_new'])('reads %s as rejected', (reason) =>
    expect(state(on, { disabled_reason: reason })).toBe('rejected'),
  )
  test.each(['other', 'something_new', 'action_required.requested_capabilities'])('reads %s alone as off', (reason) =>
    expect(state(off, { disabled_reason: reason })).toBe('off'),
  )
  test('reads every list empty as off', () => expect(state(off)).toBe('off'))
})

describe('a risk question’s last part says who acts', () => {
  const question = (path: string) => ({ currently_due: [`interv_1AbC.business_model_verification.${path}`] })
  const off = { ...on, payouts_enabled: false }
  test.each(['form', 'challenge', 'something_new'])('the coach where it is %s', (path) => {
    expect(state(off, question(path))).toBe('needs-you')
    expect(state(on, question(path))).toBe('ready-due')
    expect(notesOf(read(on, question(path)))).toEqual([])
  })
  test('the platform, and never the coach, where it is support', () => {
    expect(state(off, question('support'))).toBe('off')
    expect(state(on, question('support'))).toBe('ready')
    for (const flags of [on, off]) expect(notesOf(read(flags, question('support')))).toEqual(['for-platform'])
  })
  test('in every list, whether payouts are on or off, and whatever else is needed', () => {
    const path = fc.constantFrom('form', 'challenge', 'support', 'rejection_appeal', 'something_new')
    const key = fc.oneof(
      fc.tuple(fc.constantFrom('url_inquiry', 'rejection_appeal', 'new_concern'), path).map(([what, last]) => {
        return `interv_1AbC.${what}.${last}`
      }),
      fc.constant(document),
    )
    const keys = fc.uniqueArray(key, { maxLength: 3 })
    const lists = fc.record({ past_due: keys, currently_due: keys, pending_verification: keys, eventually_due: keys })
    const flags = fc.constantFrom(on, off, { ...on, details_submitted: false })
    const deadline = fc.constantFrom(null, soon)
    fc.assert(
      fc.property(flags, lists, lists, deadline, fc.boolean(), (account, now, future, current_deadline, isHeld) => {
        const snapshot = read(account, { ...now, current_deadline }, { ...future, current_deadline })
        const { requirements } = snapshot
        const shown = presentationOf(stateOfSnapshot(snapshot), { isHeld, requirements })
        const isSent = (each: string) => now.pending_verification.includes(each) && !now.past_due.includes(each)
        const announced = current_deadline === null ? [] : [...future.past_due, ...future.currently_due]
        const asked = [...now.past_due, ...now.currently_due, ...announced.filter((each) => !isSent(each))].filter(
          (each) => !isSent(each),
        )
        const coachs = asked.filter((each) => !each.endsWith('.support'))
        const ours = asked.filter((each) => each.endsWith('.support'))
        if (ours.length > 0) expect(notesOf(snapshot)).toContain('for-platform')
        if (coachs.length > 0 && snapshot.payoutsEnabled) expect(shown.whoActs).toBe('coach')
        if (coachs.length === 0 && ours.length > 0) expect(shown.whoActs).toBe('platform')
        if (asked.length === 0 && !isHeld) expect(shown.whoActs).not.toBe('coach')
      }),
      { numRuns: 2_000 },
    )
  })
  test('the coach and the platform each, where both are asked the same in two ways', () => {
    const both = { currently_due: ['interv_1.url_inquiry.support', 'interv_1.url_inquiry.form'] }
    expect(read(on, both).requirements.map(({ isForPlatform }) => isForPlatform)).toEqual([true, undefined])
    const one = { currently_due: ['interv_1.url_inquiry.support'], eventually_due: ['interv_1.url_inquiry.form'] }
    expect(state(off, one)).toBe('off')
  })
  test('does not call an appeal a rejection', () => {
    const appeal = read(on, { currently_due: ['interv_1AbC.rejection_appeal.form'] }).requirements[0]
    expect(appeal?.word).toBe('requirement.risk__rejection_appeal')
    expect(JSON.stringify(words.requirement.risk__rejection_appeal)).not.toMatch(/reject/i)
  })
})

test('distinguishes our own rejection from Stripe’s', () => {
  expect(notesOf(read(on, { disabled_reason: 'rejected.platform_something_new' }))).toEqual(['rejected-by-us'])
  expect(notesOf(read(on, { disabled_reason: 'rejected.fraud' }))).toEqual([])
})

describe('a flag is on only when Stripe says exactly true', () => {
  test.each([undefined, null, 'true', 1])('%o is not true', (flag) => {
    const snapshot = read({ ...on, payouts_enabled: flag, charges_enabled: flag, details_submitted: flag })
    expect(snapshot).toMatchObject({ payoutsEnabled: false, chargesEnabled: false, submitted: false })
  })
})

describe('why an account is stopped', () => {
  test.each(Object.entries(disabledReasons))('reads %s as %s, with words of its own', (code, kind) => {
    const { stop } = read(off, { disabled_reason: code })
    expect(stop).toMatchObject({ kind, code, word: `stop.${code.replaceAll('.', '_')}` })
  })
  test.each([
    ['something_new', 'other', 'stop.unknown'],
    ['constructor', 'other', 'stop.unknown'],
    ['rejected.something_new', 'rejected', 'stop.rejected_other'],
    ['rejected.platform_something_new', 'rejected-by-us', 'stop.rejected_platform_other'],
  ])('reads %s, which is unknown, as %s', (code, kind, word) =>
    expect(read(off, { disabled_reason: code }).stop).toEqual({ kind, code, word }),
  )
})

describe('transfers', () => {
  test.each([
    ['active', 'active'],
    ['pending', 'pending'],
    ['inactive', 'inactive'],
    ['unrequested', 'unrequested'],
    [undefined, 'unrequested'],
    ['something_new', 'inactive'],
  ])('%s are %s', (status, transfers) =>
    expect(read({ ...on, capabilities: { transfers: status } }).transfers).toBe(transfers),
  )
})

describe('requirements', () => {
  test('with the same wording are one, in the most pressing bucket', () => {
    const dob = ['individual.dob.day', 'individual.dob.month', 'individual.dob.year']
    const { requirements } = read(off, { past_due: dob, currently_due: dob, eventually_due: dob })
    expect(requirements).toEqual([
      { word: 'requirement.date_of_birth', topic: 'topic.identity', bucket: 'overdue', dueBy: null, error: null },
    ])
  })
  test('carry their due date, and the earliest is the deadline', () => {
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
  test('keep the earliest deadline when a field is listed twice', () => {
    const snapshot = read(on, { currently_due: [document] }, { currently_due: [document], current_deadline: soon })
    expect(snapshot.requirements).toHaveLength(1)
    expect(snapshot.deadline).toEqual(new Date(soon * 1000))
  })
  test('have no deadline from a date without a requirement', () =>
    expect(read(on, { current_deadline: soon }, { current_deadline: soon }).deadline).toBeNull())
  test('asked for some day are later, without a date', () => {
    const { requirements } = read(on, { eventually_due: [document], current_deadline: soon })
    expect(requirements).toMatchObject([{ bucket: 'later', dueBy: null }])
  })
  test.each([
    ['review', 'while it is checked', { currently_due: [document] }],
    [
      'due',
      'when it was found wanting',
      { currently_due: [document], errors: [{ code: 'other', requirement: document }] },
    ],
    ['overdue', 'when it is late', { currently_due: [document], past_due: [document] }],
  ])('due and being checked are %s %s', (bucket, _, lists) => {
    const { requirements } = read(on, { ...lists, pending_verification: [document] })
    expect(requirements).toMatchObject([{ bucket }])
  })
  test('being checked have no date and make no deadline', () => {
    const snapshot = read(on, { pending_verification: [document], current_deadline: soon })
    expect(snapshot.requirements).toMatchObject([{ bucket: 'review', dueBy: null }])
    expect(snapshot.deadline).toBeNull()
  })
  test('of two people stay apart, of one are merged', () => {
    const { requirements } = read(off, {
      currently_due: ['representative.dob.day', 'owners.dob.day', 'owners.dob.year', 'person_1Abc.dob.day'],
    })
    expect(requirements.map(({ word }) => word)).toEqual([
      'requirement.date_of_birth',
      'requirement.owners__date_of_birth',
      'requirement.person__date_of_birth',
    ])
  })
  test('carry why the last answer was refused', () => {
    const error = { code: 'verification_document_not_readable', reason: 'Too blurry.', requirement: document }
    const { requirements } = read(off, { currently_due: [document], errors: [error] })
    expect(requirements[0]?.error).toBe('error.verification_document_not_readable')
  })
  test('still say something for an unknown error', () => {
    const error = { code: 'something_new', reason: '', requirement: document }
    expect(read(off, { currently_due: [document], errors: [error] }).requirements[0]?.error).toBe('error.unknown')
  })
  test('are empty without lists or hashes', () => {
    expect(toSnapshot({ ...on } as Stripe.Account).requirements).toEqual([])
    expect(
      read(on, { currently_due: null, past_due: null, pending_verification: null, errors: null }).requirements,
    ).toEqual([])
  })
})

describe('the lists are stored as Stripe sends them', () => {
  const error = { code: 'verification_document_not_readable', reason: 'Too blurry.', requirement: document }
  const now = {
    past_due: ['external_account'],
    currently_due: ['external_account', document, 'individual.dob.day', 'something.new_tomorrow'],
    pending_verification: [document, 'company.tax_id'],
    eventually_due: ['external_account', document, 'individual.dob.day', 'individual.id_number'],
    errors: [error],
    current_deadline: soon,
  }
  const future = { past_due: [], currently_due: ['company.tax_id'], eventually_due: [], current_deadline: soon + day }

  test('with every key in order, whatever our words make of it', () => {
    const { listed } = read(off, now, future)
    const keys: Record<string, string[]> = {}
    for (const { list, key } of listed ?? []) keys[list] = [...(keys[list] ?? []), key]
    expect(keys).toEqual({
      past_due: now.past_due,
      currently_due: now.currently_due,
      pending_verification: now.pending_verification,
      eventually_due: now.eventually_due,
      'future.currently_due': future.currently_due,
    })
  })

  test('with the bucket, date and error of each key’s requirement', () => {
    const snapshot = read(off, now, future)
    const keys = keysOf({ snapshot }) ?? []
    expect(keys.map(({ key, bucket, dueBy }) => [key, bucket, dueBy?.getTime() ?? null])).toEqual([
      ['external_account', 'overdue', soon * 1000],
      [document, 'due', soon * 1000],
      ['individual.dob.day', 'due', soon * 1000],
      ['something.new_tomorrow', 'due', soon * 1000],
      ['company.tax_id', 'review', null],
      ['individual.id_number', 'later', null],
    ])
    expect(keys[1]?.error).toEqual({
      code: error.code,
      sentence: 'Too blurry.',
      word: 'error.verification_document_not_readable',
    })
    for (const { word, bucket } of snapshot.requirements)
      expect(keys.filter((each) => each.word === word && each.bucket === bucket).length, word).toBeGreaterThan(0)
  })

  test('also where a list is missing, and unknown where none was ever stored', () => {
    expect(toSnapshot({ ...on } as Stripe.Account).listed).toEqual([])
    expect(keysOf({ snapshot: { listed: null } })).toBeNull()
    expect(keysOf(null)).toEqual([])
  })
})
