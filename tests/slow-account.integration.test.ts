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

test('keeps no account waiting for a hanging fetch, and releases it at the end', async () => {
  const hanging = await begun()
  const others: CoachId[] = []
  for (let n = 0; n < 8; n += 1) others.push(await begun())
  for (const coachId of [hanging, ...others]) {
    await change(coachId, on)
    await recordEvent(coachId)
  }
  const path = `/v1/accounts/${await accountIdOf(hanging)}`
  await backend.control('POST', '/_control/faults', { method: 'GET', path, kind: 'timeout', times: null })

  const work = backend.startWork()
  await expect.poll(() => Promise.all(others.map(stateOf))).toEqual(others.map(() => 'ready'))
  // The first one is still running.
  expect(await counterOf(hanging)).toEqual({ failures: 0, is_held: true })
  await work.stop()
  expect(await counterOf(hanging)).toMatchObject({ is_held: false })
  // The fetch ends when its own time-out does.
  await expect.poll(() => counterOf(hanging)).toMatchObject({ failures: 1 })
})

async function recordEvent(coachId: CoachId): Promise<void> {
  const accountId = await accountIdOf(coachId)
  await backend.engine.receive({ id: `evt_${accountId}`, accountId, kind: 'account' })
}

async function counterOf(coachId: CoachId) {
  const { rows } = await backend.database.pool.query(
    `SELECT failures, coalesce(lease_until > now(), false) AS is_held FROM account_counter WHERE stripe_account_id = $1`,
    [await accountIdOf(coachId)],
  )
  return rows[0]
}
