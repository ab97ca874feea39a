import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import type { CoachId } from '../payouts/ids'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const everyTry = 3

test('twenty clicks over two servers make one account', async () => {
  const coachId = await house.newCoach()
  const answers = await Promise.all([click(coachId, 'DE', 10).answers, click(coachId, 'DE', 10).answers])
  expect(answers.flat()).toHaveLength(20)
  expect(answers.flat()).not.toContain('too-soon')
  expect(answers.flat()).toContain('link')
  expect(await house.accountsOf(coachId)).toHaveLength(1)
})

test('a server killed between answer and save has lost nothing when the coach clicks again at once', async () => {
  const coachId = await house.newCoach()
  await fault({ kind: 'timeout', when: 'after', times: 1 })
  const killed = click(coachId, 'DE', 1)
  await expect.poll(async () => (await house.accountsOf(coachId)).length, { timeout: 10_000 }).toBe(1)
  killed.kill()
  const [made] = await house.accountsOf(coachId)

  expect(await house.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  await expectOneAccount(coachId, made?.id)
})

test('a server killed between answer and save has lost nothing 25 hours later, when the key is forgotten', async () => {
  const coachId = await house.newCoach()
  await fault({ kind: 'timeout', when: 'after', times: 1 })
  const killed = click(coachId, 'DE', 1)
  await expect.poll(async () => (await house.accountsOf(coachId)).length, { timeout: 10_000 }).toBe(1)
  killed.kill()
  const [made] = await house.accountsOf(coachId)

  await house.control('POST', '/_control/clock', { advance: 25 * 3600 })
  expect(await house.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  await expectOneAccount(coachId, made?.id)
})

test('a stored failure that made nothing is left behind, and one account is made', async () => {
  const coachId = await house.newCoach()
  await fault({ kind: 'status', status: 500, when: 'before', stored: true, times: 1 })
  expect(await house.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
  expect(await house.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await house.accountsOf(coachId)).toHaveLength(1)
})

test('a stored failure that did make the account is looked up, and the account is kept', async () => {
  const coachId = await house.newCoach()
  await fault({ kind: 'status', status: 500, when: 'after', stored: true, times: 1 })
  expect(await house.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
  expect(await house.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await house.accountsOf(coachId)).toHaveLength(1)
})

test('a stored failure that several clicks over two servers meet is left behind by them together', async () => {
  const coachId = await house.newCoach()
  await fault({ kind: 'status', status: 500, when: 'before', stored: true, times: 1 })
  const answers = await Promise.all([click(coachId, 'DE', 3).answers, click(coachId, 'DE', 3).answers])
  expect(answers.flat()).toContain('link')
  expect(await house.accountsOf(coachId)).toHaveLength(1)
})

test('another country after an unanswered failure still makes one account', async () => {
  const coachId = await house.newCoach()
  await fault({ kind: 'status', status: 500, when: 'before', times: 1 })
  expect(await house.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
  expect(await house.payouts.setUp(coachId, 'FR')).toMatchObject({ kind: 'link' })
  const accounts = await house.accountsOf(coachId)
  expect(accounts.map(({ country }) => country)).toEqual(['FR'])
})

test('another country after the account was made in silence keeps the first', async () => {
  const coachId = await house.newCoach()
  await fault({ kind: 'cut', when: 'after', times: everyTry })
  expect(await house.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
  expect(await house.payouts.setUp(coachId, 'FR')).toMatchObject({ kind: 'link' })
  const accounts = await house.accountsOf(coachId)
  expect(accounts.map(({ country }) => country)).toEqual(['DE'])
})

test.each([
  ['a refusal', false],
  ['a refusal that Stripe remembers', true],
])('%s makes nothing, is told, and another country may follow', async (_name, stored) => {
  const coachId = await house.newCoach()
  const message = 'DE is not currently supported by Stripe.'
  await fault({ kind: 'status', status: 400, code: 'country_unsupported', message, when: 'before', stored, times: 1 })
  expect(await house.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'not-opened', reason: 'country-unsupported' })
  expect(await house.payouts.setUp(coachId, 'FR')).toMatchObject({ kind: 'link' })
  expect(await house.accountsOf(coachId)).toHaveLength(1)
})

async function expectOneAccount(coachId: CoachId, id: string | undefined): Promise<void> {
  expect((await house.accountsOf(coachId)).map((account) => account.id)).toEqual([id])
  const decisions = (await house.payouts.status(coachId)).timeline
  expect(decisions.filter(({ kind }) => kind === 'account-opened')).toMatchObject([{ accountId: id, adopted: true }])
}

function fault(arranged: Record<string, unknown>) {
  return house.control('POST', '/_control/faults', { method: 'POST', path: '/v1/accounts', ...arranged })
}

/** A server process of its own that clicks. */
function click(coachId: CoachId, country: string, times: number) {
  const args = ['--import', 'tsx', 'scripts/testing/click.ts', coachId, country, String(times)]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...house.settings }, stdio: 'pipe' })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += String(chunk)
  })
  const answers = new Promise<string[]>((resolve) => {
    child.once('exit', () => resolve(printed.trim().split('\n')))
  })
  return { answers, kill: () => child.kill('SIGKILL') }
}
