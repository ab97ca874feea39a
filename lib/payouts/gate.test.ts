import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PayoutAccount } from './account'
import { platform, readyAccount, readySnapshot } from './example'
import { gateRefusals } from './gate'
import type { AccountId, WordKey } from './ids'
import { canReceivePayment } from './state'

const refused = (change: Partial<PayoutAccount>, isConfirmed = true) =>
  gateRefusals({ ...readyAccount, ...change }, platform, isConfirmed)

describe('the gate admits', () => {
  test('an account with payouts on', () => expect(refused({})).toEqual([]))
  test('with charges off and transfers off, because they never decide', () =>
    expect(refused({ snapshot: { ...readySnapshot, chargesEnabled: false, transfers: 'inactive' } })).toEqual([]))
})

describe('the gate refuses, each reason alone', () => {
  test('no account', () => expect(gateRefusals(null, platform, true)).toEqual(['no-account']))
  test('payouts off', () =>
    expect(refused({ snapshot: { ...readySnapshot, payoutsEnabled: false } })).toEqual(['payouts-off']))
  test('access lost', () => expect(refused({ accessLostAt: new Date() })).toEqual(['access-lost']))
  test('rejected', () => {
    const stop = { kind: 'rejected', code: 'rejected.fraud', word: 'stop.rejected' as WordKey } as const
    expect(refused({ snapshot: { ...readySnapshot, stop } })).toEqual(['rejected'])
  })
  test('another platform', () =>
    expect(refused({ platform: { ...platform, accountId: 'acct_other' as AccountId } })).toEqual(['other-platform']))
  test('another mode', () => expect(refused({ platform: { ...platform, live: true } })).toEqual(['other-platform']))
  test('not confirmed', () => expect(refused({}, false)).toEqual(['could-not-confirm']))
})

test('nothing but payouts on lets the gate open', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (charges, submitted, lost, isConfirmed) => {
      const snapshot = { ...readySnapshot, payoutsEnabled: false, chargesEnabled: charges, submitted }
      expect(canReceivePayment({ snapshot })).toBe(false)
      expect(refused({ snapshot, accessLostAt: lost ? new Date() : null }, isConfirmed)).toContain('payouts-off')
    }),
  )
})

test('a value that is not exactly true means no', () => {
  for (const payoutsEnabled of [undefined, null, 'true', 1]) {
    expect(canReceivePayment({ snapshot: { ...readySnapshot, payoutsEnabled } as never })).toBe(false)
  }
  expect(canReceivePayment(null)).toBe(false)
})
