import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { toSnapshot } from '../accounts/snapshot'
import { createdAccount } from '../testing/accounts'
import { checkMovementShapes } from './answer-shapes'
import { away, UnreadableAnswer } from './failures'

const nul = String.fromCharCode(0)
const lone = String.fromCharCode(0xd800)
const good = createdAccount('DE') as unknown as Stripe.Account
const read = (change: Record<string, unknown>) => toSnapshot({ ...good, ...change } as Stripe.Account)
const asked = (change: Record<string, unknown>) => ({ requirements: { ...good.requirements, ...change } })

const unreadable: [what: string, change: Record<string, unknown>][] = [
  ['a country that is null', { country: null }],
  ['no country', { country: undefined }],
  ['a country of three letters', { country: 'DEU' }],
  ['no currency', { default_currency: null }],
  ['a currency that is a number', { default_currency: 978 }],
  ['a reason with a NUL', asked({ disabled_reason: `other${nul}` })],
  ['a reason that is a number', asked({ disabled_reason: 7 })],
  ['a key that is null', asked({ currently_due: [null] })],
  ['a key with half a character', asked({ past_due: [lone] })],
  ['a key without an end', asked({ eventually_due: ['x'.repeat(2_000)] })],
  ['a list that is a word', asked({ pending_verification: 'external_account' })],
  ['an error without a code', asked({ errors: [{ requirement: 'external_account' }] })],
  ['a sentence with a NUL', asked({ errors: [{ code: 'x', requirement: 'y', reason: nul }] })],
  ['a deadline beyond every calendar', asked({ current_deadline: 1e15 })],
  ['a deadline that is not a whole second', asked({ current_deadline: 1.5 })],
  ['requirements that are a word', { requirements: 'none' }],
]

test.each(unreadable)('fails to fetch an account with %s, and stores nothing of it', (_what, change) => {
  expect(() => read(change)).toThrow(UnreadableAnswer)
  try {
    read(change)
  } catch (error) {
    expect(away(error)).toMatchObject({ kind: 'away', failure: 'unreadable' })
    expect((error as Error).message).not.toMatch(/DEU|978|xxx/)
  }
})

test('reads missing and null fields as nothing required', () => {
  const nothing = {
    past_due: null,
    currently_due: null,
    pending_verification: null,
    eventually_due: null,
    errors: null,
  }
  expect(read(asked({ ...nothing, current_deadline: null, disabled_reason: null })).requirements).toEqual([])
  expect(read({ requirements: undefined, future_requirements: null }).requirements).toEqual([])
})

const refund = {
  id: 're_1',
  amount: 100,
  currency: 'eur',
  at: new Date('2026-03-03T12:00:00Z'),
  reason: null,
  dueBy: null,
}

test.each([
  ['an amount beyond the column', { amount: 2 ** 31 }],
  ['half a cent', { amount: 0.5 }],
  ['no amount', { amount: null }],
  ['no currency', { currency: '' }],
  ['no moment', { at: new Date(Number.NaN) }],
  ['a moment beyond every calendar', { dueBy: new Date(8.64e15) }],
  ['a reason with a NUL', { reason: nul }],
])('fails to fetch a movement with %s', (_what, change) => {
  expect(() => checkMovementShapes([refund])).not.toThrow()
  expect(() => checkMovementShapes([refund, { ...refund, ...change }])).toThrow(UnreadableAnswer)
})
