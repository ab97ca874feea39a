import { expect, vi } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { AccountId, AdminId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on } from './testing/scene'

const test = backendTest({ isSilent: true })

const admin = 'somebody' as AdminId
test('turns the page to ready on return, without webhook events', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  expect(await scene.stateOf(coachId)).toBe('unfinished')
  expect(await backend.payouts.fetchAccount(coachId, 'return')).toEqual({ kind: 'kept' })
  expect(await backend.payouts.status(coachId)).toMatchObject({ state: 'ready', freshness: { checkedBy: 'return' } })
})

test('turns the page to ready on Check again, without webhook events', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  await backend.payouts.fetchAccount(coachId, 'coach')
  expect(await backend.payouts.status(coachId)).toMatchObject({ state: 'ready', freshness: { checkedBy: 'coach' } })
})

test('says when the next check is possible', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await backend.payouts.fetchAccount(coachId, 'coach')
  expect(await backend.payouts.fetchAccount(coachId, 'coach')).toMatchObject({
    kind: 'too-soon',
    nextAt: expect.any(Date),
  })
})

test('fetches for an event once, however often it comes', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  const accountId = await scene.accountIdOf(coachId)
  await scene.change(coachId, on)
  for (let times = 0; times < 3; times += 1) {
    await backend.engine.receive({ id: `evt_${accountId}`, accountId, kind: 'account' })
  }
  expect(await backend.engine.fetchPending()).toBe(1)
  expect(await backend.engine.fetchPending()).toBe(0)
  expect(await scene.stateOf(coachId)).toBe('ready')
})

test('loses no event that arrives before our own save', async ({ backend, scene }) => {
  const coachId = await backend.newCoach()
  await backend.control('POST', '/_control/faults', {
    method: 'POST',
    path: '/v1/accounts',
    kind: 'cut',
    when: 'after',
    times: 3,
  })
  await backend.payouts.setUp(coachId, 'DE')
  const accountId = await scene.accountIdOf(coachId)
  await backend.engine.receive({ id: `evt_early_${accountId}`, accountId, kind: 'account' })
  expect(await backend.engine.fetchPending()).toBe(0)

  await scene.change(coachId, on)
  await backend.payouts.setUp(coachId, 'DE')
  expect(await backend.engine.fetchPending()).toBe(1)
  expect(await scene.stateOf(coachId)).toBe('ready')
})

test('never fetches an account of no coach', async ({ backend }) => {
  await backend.engine.receive({ id: 'evt_stranger', accountId: 'acct_stranger' as AccountId, kind: 'account' })
  expect(await backend.engine.fetchPending()).toBe(0)
})

test('closes an account at once on lost access, and opens it when access returns', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, { ...on, access: 'withdrawn' })
  await backend.payouts.checkNow(admin, coachId)
  expect(await scene.stateOf(coachId)).toBe('closed')
  expect(await backend.payouts.canReceivePayment(coachId)).toBe(false)
  expect(await backend.payouts.continueSetUp(coachId)).toEqual({ kind: 'stopped' })

  await scene.change(coachId, { access: 'granted' })
  await backend.payouts.checkNow(admin, coachId)
  expect(await scene.stateOf(coachId)).toBe('ready')
})

test('does not believe a single answer that an account is gone', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  const fault = {
    method: 'GET',
    path: '/v1/accounts/*',
    kind: 'status',
    status: 403,
    code: 'account_invalid',
    times: 1,
  }
  await backend.control('POST', '/_control/faults', fault)
  await backend.payouts.checkNow(admin, coachId)
  expect(await scene.stateOf(coachId)).toBe('ready')
})

test('keeps the old snapshot when Stripe is away, says so, and fetches later', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  await backend.payouts.fetchAccount(coachId, 'return')
  await readsFail(backend, 8)
  expect(await backend.payouts.fetchAccount(coachId, 'coach')).toEqual({ kind: 'could-not-confirm' })
  expect(await backend.payouts.status(coachId)).toMatchObject({ state: 'ready', freshness: { kind: 'unconfirmed' } })

  await backend.control('DELETE', '/_control/faults')
  await expect.poll(() => backend.engine.fetchPending(), { interval: 250 }).toBe(1)
  expect(await backend.payouts.status(coachId)).toMatchObject({ freshness: { kind: 'fresh' } })
})

test('shows a message, not a redirect loop, on a link for a rejected account', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, { requirements: { disabled_reason: 'rejected.other' } })
  await backend.payouts.fetchAccount(coachId, 'return')
  expect(await scene.stateOf(coachId)).toBe('rejected')
  expect(await backend.payouts.continueSetUp(coachId)).toEqual({ kind: 'stopped' })
})

test('fetches before a refresh, so that an unreported rejection sends no one in circles', async ({
  backend,
  scene,
}) => {
  const coachId = await scene.begun()
  expect(await backend.payouts.refresh(coachId)).toMatchObject({ kind: 'link' })
  await scene.change(coachId, { requirements: { disabled_reason: 'rejected.other' } })
  expect(await backend.payouts.refresh(coachId)).toEqual({ kind: 'stopped' })
  await scene.change(coachId, { access: 'withdrawn' })
  expect(await backend.payouts.refresh(coachId)).toEqual({ kind: 'stopped' })
  expect(await backend.payouts.refresh(await backend.newCoach())).toEqual({ kind: 'no-account' })
})

test('closes an account under another key, never fetches it, and counts it at boot', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  await backend.payouts.fetchAccount(coachId, 'return')

  const other = wire(readEnv({ ...backend.settings, STRIPE_SECRET_KEY: 'sk_test_another0123456789' }))
  expect((await other.payouts.status(coachId)).state).toBe('closed')
  expect(await other.payouts.fetchAccount(coachId, 'coach')).toEqual({ kind: 'not-ours' })
  expect(await other.engine.fetchPending()).toBe(0)
  const said = vi.spyOn(process.stderr, 'write')
  await other.engine.reportForeignAccounts()
  expect(said.mock.calls.join()).toMatch(/created with a different key or mode.*"count":\d+/)
  said.mockClear()
  await backend.engine.reportForeignAccounts()
  expect(said).not.toHaveBeenCalled()
  said.mockRestore()
  const charge = { coachId, amount: 1000, currency: 'eur', reference: 'under-another-key' }
  expect(await other.payouts.charge(charge)).toEqual({ kind: 'refused', reasons: ['other-platform'] })
  expect(await scene.stateOf(coachId)).toBe('ready')
})

function readsFail(backend: Backend, times: number) {
  const fault = { method: 'GET', path: '/v1/accounts/*', kind: 'status', status: 500, when: 'before', times }
  return backend.control('POST', '/_control/faults', fault)
}
