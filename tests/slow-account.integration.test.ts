import { expect } from 'vitest'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on, type Scene } from './testing/scene'

const test = backendTest({ isSilent: true })

test('keeps no account waiting for a hanging fetch, and releases it at the end', async ({ backend, scene }) => {
  const hanging = await scene.begun()
  const others: CoachId[] = []
  for (let n = 0; n < 8; n += 1) others.push(await scene.begun())
  for (const coachId of [hanging, ...others]) {
    await scene.change(coachId, on)
    await recordEvent(backend, scene, coachId)
  }
  const path = `/v1/accounts/${await scene.accountIdOf(hanging)}`
  await backend.control('POST', '/_control/faults', { method: 'GET', path, kind: 'timeout', times: null })

  const work = backend.startWork()
  await expect.poll(() => Promise.all(others.map(scene.stateOf))).toEqual(others.map(() => 'ready'))
  // The first one is still running.
  expect(await counterOf(backend, scene, hanging)).toEqual({ failures: 0, is_held: true })
  await work.stop()
  expect(await counterOf(backend, scene, hanging)).toMatchObject({ is_held: false })
  // The fetch ends when its own time-out does.
  await expect.poll(() => counterOf(backend, scene, hanging)).toMatchObject({ failures: 1 })
})

async function recordEvent(backend: Backend, scene: Scene, coachId: CoachId): Promise<void> {
  const accountId = await scene.accountIdOf(coachId)
  await backend.engine.receive({ id: `evt_${accountId}`, accountId, kind: 'account' })
}

async function counterOf(backend: Backend, scene: Scene, coachId: CoachId) {
  const { rows } = await backend.database.pool.query(
    `SELECT failures, coalesce(lease_until > now(), false) AS is_held FROM account_counter WHERE stripe_account_id = $1`,
    [await scene.accountIdOf(coachId)],
  )
  return rows[0]
}
