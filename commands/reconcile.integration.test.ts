import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import { on } from '../tests/testing/scene'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from '../tools/testing/backend-test'

const test = backendTest()

test('restores what was lost, says so, and finds nothing the second time', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await backend.payouts.setUp(coachId, 'DE')
  const accountId = (await backend.accountsOf(coachId))[0]?.id
  await backend.control('POST', `/_control/accounts/${accountId}/facts`, { ...on, notify: false })
  while ((await backend.engine.fetchPending()) > 0);
  const request = { coachId, amount: 2_000, currency: 'eur', reference: 'order-1' }
  const made = await backend.payouts.charge(request)
  expect(made).toMatchObject({ kind: 'collected' })
  await backend.database.pool.query('DELETE FROM charge')

  const first = await run(backend, 'reconcile')
  expect(first).toEqual({
    code: 0,
    said: expect.stringMatching(/^Accounts: 1 compared, .*\nPayments: .* 1 lost and restored\n/),
  })
  expect(first.said).toContain('Everything matches Stripe.')
  expect(await backend.payouts.charge(request)).toEqual(made)
  expect((await run(backend, 'reconcile')).said).toMatch(/Payments: .* 0 lost and restored/)
})

test('says which installation this is, and makes no copy of another', async ({ backend }) => {
  const { id } = await backend.operator.identity.find()
  expect(await run(backend, 'installation')).toEqual({ code: 0, said: expect.stringContaining(id) })
  expect(await run(backend, 'installation', 'copy')).toMatchObject({ code: 2 })
  expect(await run(backend, 'installation', 'copy', '--of', 'another')).toMatchObject({ code: 1 })
  expect(await run(backend, 'installation', 'original')).toMatchObject({ code: 1 })
  expect(await backend.operator.identity.find()).toMatchObject({ id, copiedFrom: null })
  expect(await run(backend, 'installation', 'copy', '--of', id)).toMatchObject({ code: 0 })
  expect(await backend.operator.identity.find()).toMatchObject({ copiedFrom: id })
})

async function run(
  backend: Backend,
  command: string,
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', `commands/${command}.ts`, ...args], {
    env: { ...process.env, ...backend.settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said] = await Promise.all([text(child.stdout), new Promise((resolve) => child.once('close', resolve))])
  return { code: child.exitCode, said }
}
