import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { on } from '../tests/testing/scene'
import { type House, openHouse } from '../tools/testing/house'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('reconcile keeps again what was lost, says so, and finds nothing the second time', async () => {
  const coachId = await house.newCoach()
  await house.payouts.setUp(coachId, 'DE')
  const accountId = (await house.accountsOf(coachId))[0]?.id
  await house.control('POST', `/_control/accounts/${accountId}/facts`, { ...on, notify: false })
  while ((await house.engine.fetchPending()) > 0);
  const request = { coachId, amount: 2_000, currency: 'eur', reference: 'order-1' }
  const made = await house.payouts.charge(request)
  expect(made).toMatchObject({ kind: 'collected' })
  await house.database.pool.query('DELETE FROM charge')

  const first = await run('reconcile')
  expect(first).toEqual({
    code: 0,
    said: expect.stringMatching(/^Accounts: 1 compared, .*\nPayments: .* 1 lost and restored\n/),
  })
  expect(first.said).toContain('Everything matches Stripe.')
  expect(await house.payouts.charge(request)).toEqual(made)
  expect((await run('reconcile')).said).toMatch(/Payments: .* 0 lost and restored/)
})

test('installation says which one it is, and a copy is made of no other', async () => {
  const { id } = await house.operator.identity.find()
  expect(await run('installation')).toEqual({ code: 0, said: expect.stringContaining(id) })
  expect(await run('installation', 'copy')).toMatchObject({ code: 2 })
  expect(await run('installation', 'copy', '--of', 'another')).toMatchObject({ code: 1 })
  expect(await run('installation', 'original')).toMatchObject({ code: 1 })
  expect(await house.operator.identity.find()).toMatchObject({ id, copiedFrom: null })
  expect(await run('installation', 'copy', '--of', id)).toMatchObject({ code: 0 })
  expect(await house.operator.identity.find()).toMatchObject({ copiedFrom: id })
})

async function run(command: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', `commands/${command}.ts`, ...args], {
    env: { ...process.env, ...house.settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said] = await Promise.all([text(child.stdout), new Promise((resolve) => child.once('close', resolve))])
  return { code: child.exitCode, said }
}
