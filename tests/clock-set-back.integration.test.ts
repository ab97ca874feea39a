import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import { type Backend, openBackend } from '../tools/testing/backend'
import { on, sceneIn } from './testing/scene'

let backend: Backend
const { accountIdOf, begun, change, stateOf } = sceneIn(() => backend)
beforeAll(async () => {
  backend = await openBackend()
  await backend.control('POST', '/_control/events', { silent: true })
})
afterAll(() => backend.close())

test('lets machines, people and the gate fetch as before with the clock set back an hour', async () => {
  const [failing, claimed, asking, charged] = [await begun(), await begun(), await begun(), await begun()]
  await change(charged, on)
  await backend.payouts.fetchAccount(charged, 'return')
  const path = `/v1/accounts/${await accountIdOf(failing)}`
  await backend.control('POST', '/_control/faults', { method: 'GET', path, kind: 'status', status: 400, times: 1 })
  await recordEvent(failing)
  await backend.engine.fetchPending()
  await recordEvent(claimed)
  await query(`UPDATE account_counter SET lease_until = now() + interval '30 seconds' WHERE fetched < notified`)
  for (const coachId of [failing, claimed, asking]) await change(coachId, on)
  await change(charged, { payouts_enabled: false })

  await query(`UPDATE payout_account SET checked_at = checked_at + interval '1 hour'`)
  await query(`UPDATE read_pace SET next_at = now() + interval '1 hour'`)
  await query(`UPDATE account_counter SET lease_until = lease_until + interval '1 hour',
    retry_at = retry_at + interval '1 hour', waiting_since = waiting_since + interval '1 hour'`)

  expect(await backend.engine.fetchPending()).toBe(2)
  expect(await Promise.all([failing, claimed].map(stateOf))).toEqual(['ready', 'ready'])
  expect(await backend.payouts.fetchAccount(asking, 'coach')).toEqual({ kind: 'kept' })
  const order = { coachId: charged, amount: 900, currency: 'eur', reference: 'order-set-back' }
  expect(await backend.payouts.charge(order)).toEqual({ kind: 'refused', reasons: ['payouts-off'] })
})

async function recordEvent(coachId: CoachId): Promise<void> {
  const accountId = await accountIdOf(coachId)
  await backend.engine.receive({ id: `evt_${accountId}`, accountId, kind: 'account' })
}

async function query(statement: string): Promise<void> {
  await backend.database.pool.query(statement)
}
