import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PayoutAccount } from '../accounts/account'
import { canReceivePayment } from '../accounts/state'
import { platform, readyAccount, readySnapshot } from '../accounts/testing/example'
import type { AccountId, WordKey } from '../vocabulary/ids'
import { gateRefusals, type PaymentCase } from './gate'

const { currency } = readySnapshot
const stop = { kind: 'rejected', code: 'rejected.fraud', word: 'stop.rejected' as WordKey } as const
const good: PaymentCase = { platform, isConfirmed: true, currency, isHeld: false }
const refused = (change: Partial<PayoutAccount>, payment: Partial<PaymentCase> = {}) =>
  gateRefusals({ ...readyAccount, ...change }, { ...good, ...payment })

describe('the gate admits', () => {
  test('an account with payouts on', () => expect(refused({})).toEqual([]))
  test('with charges off, because they never decide', () =>
    expect(refused({ snapshot: { ...readySnapshot, chargesEnabled: false } })).toEqual([]))
})

describe('the gate refuses, each reason alone', () => {
  test('our hold', () => expect(refused({}, { isHeld: true })).toEqual(['on-hold']))
  test('no account', () => expect(gateRefusals(null, good)).toEqual(['no-account']))
  test('payouts off', () =>
    expect(refused({ snapshot: { ...readySnapshot, payoutsEnabled: false } })).toEqual(['payouts-off']))
  test.each(['pending', 'inactive', 'unrequested'] as const)('transfers %s although payouts are on', (transfers) =>
    expect(refused({ snapshot: { ...readySnapshot, transfers } })).toEqual(['transfers-inactive']),
  )
  test('access lost', () => expect(refused({ accessLostAt: new Date() })).toEqual(['access-lost']))
  test('rejected', () => {
    expect(refused({ snapshot: { ...readySnapshot, stop } })).toEqual(['rejected'])
  })
  test('another platform', () =>
    expect(refused({ platform: { ...platform, accountId: 'acct_other' as AccountId } })).toEqual(['other-platform']))
  test('another mode', () => expect(refused({ platform: { ...platform, live: true } })).toEqual(['other-platform']))
  test('not confirmed', () => expect(refused({}, { isConfirmed: false })).toEqual(['could-not-confirm']))
  test('another currency', () => expect(refused({}, { currency: 'usd' })).toEqual(['other-currency']))
  test('nobody knowing whose key is in use', () =>
    expect(refused({}, { platform: null })).toEqual(['could-not-confirm']))
})

test('names our hold along with any other reason', () => {
  const held = { ...good, isHeld: true }
  expect(gateRefusals(null, held)).toEqual(['on-hold', 'no-account'])
  const off = { snapshot: { ...readySnapshot, payoutsEnabled: false } }
  expect(refused(off, { isHeld: true, currency: 'usd' })).toEqual(['on-hold', 'payouts-off', 'other-currency'])
})

test('refuses for payouts off by the rule itself, whatever else the account is', () => {
  expect(refused({ snapshot: { ...readySnapshot, stop, payoutsEnabled: false } })).toEqual(['payouts-off', 'rejected'])
})

test('opens the gate only with payouts on', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (charges, submitted, lost, isConfirmed) => {
      const snapshot = { ...readySnapshot, payoutsEnabled: false, chargesEnabled: charges, submitted }
      expect(canReceivePayment({ snapshot })).toBe(false)
      expect(refused({ snapshot, accessLostAt: lost ? new Date() : null }, { isConfirmed })).toContain('payouts-off')
    }),
  )
})

test('reads a value that is not exactly true as no', () => {
  for (const payoutsEnabled of [undefined, null, 'true', 1]) {
    expect(canReceivePayment({ snapshot: { ...readySnapshot, payoutsEnabled } as never })).toBe(false)
  }
  expect(canReceivePayment(null)).toBe(false)
})
