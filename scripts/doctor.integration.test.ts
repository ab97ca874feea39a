import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEndpointEnv } from '../lib/env'
import { wireEndpoint } from '../lib/wiring'
import { type House, openHouse } from './testing/house'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.control('POST', '/_control/notices', { silent: true })
})
afterAll(() => house.close())

test('a doctor finds that no endpoint is there, says what to do, and ends with 1', async () => {
  const { code, out, err } = await doctor()
  expect(code).toBe(1)
  expect(err).toContain('Broken: Stripe has no endpoint at our address, so no notice can come.')
  expect(out).toContain('Run npm run stripe:setup')
  expect(out).toMatch(/Notices in the last hour +0/)
  expect(out).toMatch(/Last notice heard +Never/)
})

test('once the endpoint is made, a doctor finds nothing broken and ends with 0', async () => {
  await wireEndpoint(readEndpointEnv(house.settings)).setUp()
  const { code, out } = await doctor()
  expect(code).toBe(0)
  expect(out.trimEnd().split('\n').at(-1)).toBe('There is nothing to confirm yet: no coach has begun.')
})

test('a coach who began without a notice is told, with what to do', async () => {
  await house.payouts.setUp(await house.newCoach(), 'DE')
  await house.database.pool.query(`UPDATE payout_account SET created_at = now() - interval '2 hours'`)
  const { code, out, err } = await doctor()
  expect(code).toBe(1)
  expect(err).toContain('your endpoint is probably scoped to “Your account”')
  expect(out).toContain('it makes one for connected accounts')
})

test('a Stripe that is away is said plainly, and what we know ourselves beside it', async () => {
  const { code, out, err } = await doctor({ STRIPE_API_BASE: 'http://127.0.0.1:1' })
  expect(code).toBe(1)
  expect(err).toContain('Broken: Stripe did not answer')
  expect(out).toMatch(/Last notice heard +Never/)
})

test('a database that is away is said plainly', async () => {
  const { code, err } = await doctor({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(/^The database gave no answer \(/),
  })
})

test('settings that are missing, and words too many, end with 2', async () => {
  expect(await doctor({ SMTP_URL: '' })).toMatchObject({ code: 2, err: expect.stringContaining('SMTP_URL is missing') })
  expect(await doctor({}, 'more')).toMatchObject({ code: 2, err: expect.stringContaining('npm run doctor') })
})

async function doctor(change: Record<string, string> = {}, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/doctor.ts', ...args], {
    env: { ...process.env, ...house.settings, ...change },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}
