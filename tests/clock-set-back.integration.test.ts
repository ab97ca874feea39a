import { expect } from 'vitest'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on, type Scene } from './testing/scene'

const test = backendTest({ isSilent: true })

test('lets machines, people and the gate fetch as before with the clock set back an hour', async ({
  backend,
  scene,
}) => {
  const [failing, claimed, asking, charged] = [
    await scene.begun(),
    await scene.begun(),
    await scene.begun(),
    await scene.begun(),
  ]
  await scene.change(charged, on)
  await backend.payouts.fetchAccount(charged, 'return')
  const path = `/v1/accounts/${await scene.accountIdOf(failing)}`
  await backend.control('POST', '/_control/faults', { method: 'GET', path, kind: 'status', status: 400, times: 1 })
  await recordEvent(backend, scene, failing)
  await backend.engine.fetchPending()
  await recordEvent(backend, scene, claimed)
  await query(
    backend,
    `UPDATE account_counter SET lease_until = now() + interval '30 seconds' WHERE fetched < notified`,
  )
  for (const coachId of [failing, claimed, asking]) await scene.change(coachId, on)
  await scene.change(charged, { payouts_enabled: false })

  await query(backend, `UPDATE payout_account SET checked_at = checked_at + interval '1 hour'`)
  await query(backend, `UPDATE rate_limit_lane SET next_at = now() + interval '1 hour'`)
  await query(
    backend,
    `UPDATE account_counter SET lease_until = lease_until + interval '1 hour',
    retry_at = retry_at + interval '1 hour', waiting_since = waiting_since + interval '1 hour'`,
  )

  expect(await backend.engine.fetchPending()).toBe(2)
  expect(await Promise.all([failing, claimed].map(scene.stateOf))).toEqual(['ready', 'ready'])
  expect(await backend.payouts.fetchAccount(asking, 'coach')).toEqual({ kind: 'kept' })
  const order = { coachId: charged, amount: 900, currency: 'eur', reference: 'order-set-back' }
  expect(await backend.payouts.charge(order)).toEqual({ kind: 'refused', reasons: ['payouts-off'] })
})

async function recordEvent(backend: Backend, scene: Scene, coachId: CoachId): Promise<void> {
  const accountId = await scene.accountIdOf(coachId)
  await backend.engine.receive({ id: `evt_${accountId}`, accountId, kind: 'account' })
}

async function query(backend: Backend, statement: string): Promise<void> {
  await backend.database.pool.query(statement)
}
