import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PayoutAccount, Snapshot } from '../accounts/account'
import { presentationOf, presentations } from '../accounts/presentation'
import { canReceivePayment, stateOf, stateOfSnapshot } from '../accounts/state'
import { platform, readyAccount, readySnapshot, requirement } from '../accounts/testing/example'
import { buckets } from '../vocabulary/accounts/bucket'
import { type StopKind, stopKinds } from '../vocabulary/accounts/stop-kind'
import { transferStates } from '../vocabulary/accounts/transfers'
import type { AccountId, WordKey } from '../vocabulary/ids'
import { gateRefusals, lastingRefusals } from './gate'

const stop = (kind: StopKind) => ({ kind, code: kind, word: `stop.${kind}` as WordKey })
const someday = new Date('2026-04-01T00:00:00Z')

const snapshots: fc.Arbitrary<Snapshot> = fc.record({
  ...Object.fromEntries(Object.entries(readySnapshot).map(([name, value]) => [name, fc.constant(value)])),
  payoutsEnabled: fc.boolean(),
  chargesEnabled: fc.boolean(),
  submitted: fc.boolean(),
  transfers: fc.constantFrom(...transferStates),
  stop: fc.option(fc.constantFrom(...stopKinds).map(stop)),
  requirements: fc.array(
    fc
      .tuple(fc.constantFrom(...buckets), fc.constantFrom(null, someday), fc.boolean())
      .map(([bucket, dueBy, isOurs]) => ({ ...requirement(bucket, dueBy), ...(isOurs && { isForPlatform: true }) })),
  ),
}) as fc.Arbitrary<Snapshot>

const accounts: fc.Arbitrary<PayoutAccount | null> = fc.option(
  fc
    .record({
      snapshot: snapshots,
      accessLostAt: fc.constantFrom(null, null, someday),
      platform: fc.constantFrom(
        platform,
        platform,
        { ...platform, live: true },
        {
          ...platform,
          accountId: 'acct_other' as AccountId,
        },
      ),
    })
    .map((change) => ({ ...readyAccount, ...change })),
)

test('gives page, table, API and gate the same answer for any account', () => {
  fc.assert(
    fc.property(accounts, fc.boolean(), (account, isHeld) => {
      const { currency } = readySnapshot
      const admits = gateRefusals(account, { platform, isConfirmed: true, currency, isHeld }).length === 0
      const state = stateOf(account, platform)
      const onPage = presentationOf(state, {
        isHeld,
        requirements: account?.snapshot.requirements ?? [],
      }).canBePaid
      expect(admits).toBe(onPage && !isHeld)
      expect(presentations[state].canBePaid).toBe(onPage)
    }),
    { numRuns: 2_000 },
  )
})

test('lets the gate refuse more than the one rule, never less, and stores what the page computes', () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const { currency } = readySnapshot
      const refusals = lastingRefusals(account, { platform, currency, isHeld: false })
      expect(refusals).toEqual(gateRefusals(account, { platform, currency, isHeld: false, isConfirmed: true }))
      if (!canReceivePayment(account)) expect(refusals).not.toEqual([])
      if (account === null || stateOf(account, platform) === 'closed') return
      expect(stateOf(account, platform)).toBe(stateOfSnapshot(account.snapshot))
    }),
    { numRuns: 1_000 },
  )
})
