import { spawn } from 'node:child_process'
import { expect } from 'vitest'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'

const test = backendTest()

const everyTry = 3

test('makes one account from twenty clicks on two servers', async ({ backend }) => {
  const coachId = await backend.newCoach()
  const answers = await Promise.all([
    click(backend, coachId, 'DE', 10).answers,
    click(backend, coachId, 'DE', 10).answers,
  ])
  expect(answers.flat()).toHaveLength(20)
  expect(answers.flat()).not.toContain('too-soon')
  // On a busy machine every click may time out; the next one still works.
  const press = async () => (await backend.payouts.setUp(coachId, 'DE')).kind
  await expect.poll(press, { interval: 5_000 }).toBe('link')
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
})

test('loses nothing when a server dies between answer and save and the coach clicks at once', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await fault(backend, { kind: 'timeout', when: 'after', times: 1 })
  const killed = click(backend, coachId, 'DE', 1)
  await expect.poll(async () => (await backend.accountsOf(coachId)).length).toBe(1)
  killed.kill()
  const [made] = await backend.accountsOf(coachId)

  expect(await backend.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  await expectOneAccount(backend, coachId, made?.id)
})

test('loses nothing 25 hours later, when the key is forgotten', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await fault(backend, { kind: 'timeout', when: 'after', times: 1 })
  const killed = click(backend, coachId, 'DE', 1)
  await expect.poll(async () => (await backend.accountsOf(coachId)).length).toBe(1)
  killed.kill()
  const [made] = await backend.accountsOf(coachId)

  await backend.control('POST', '/_control/clock', { advance: 25 * 3600 })
  expect(await backend.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  await expectOneAccount(backend, coachId, made?.id)
})

test('leaves a stored failure that made nothing, and makes one account', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await fault(backend, { kind: 'status', status: 500, when: 'before', stored: true, times: 1 })
  expect(await backend.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
  expect(await backend.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
})

test('finds and keeps the account that a stored failure did make', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await fault(backend, { kind: 'status', status: 500, when: 'after', stored: true, times: 1 })
  expect(await backend.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
  expect(await backend.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
})

test('leaves a stored failure together when several clicks meet it', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await fault(backend, { kind: 'status', status: 500, when: 'before', stored: true, times: 1 })
  const answers = await Promise.all([
    click(backend, coachId, 'DE', 3).answers,
    click(backend, coachId, 'DE', 3).answers,
  ])
  expect(answers.flat()).toContain('link')
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
})

test('makes one account with another country after an unanswered failure', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await fault(backend, { kind: 'status', status: 500, when: 'before', times: 1 })
  expect(await backend.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
  expect(await backend.payouts.setUp(coachId, 'FR')).toMatchObject({ kind: 'link' })
  const accounts = await backend.accountsOf(coachId)
  expect(accounts.map(({ country }) => country)).toEqual(['FR'])
})

test('keeps the first account made in silence when another country follows, and says so', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await fault(backend, { kind: 'cut', when: 'after', times: everyTry })
  expect(await backend.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
  expect(await backend.payouts.setUp(coachId, 'FR')).toEqual({ kind: 'set-up-otherwise', country: 'DE' })
  const accounts = await backend.accountsOf(coachId)
  expect(accounts.map(({ country }) => country)).toEqual(['DE'])
})

test('stops another country in a second tab with what exists; the same one continues', async ({ backend }) => {
  const coachId = await backend.newCoach()
  expect(await backend.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await backend.payouts.setUp(coachId, 'FR')).toEqual({ kind: 'set-up-otherwise', country: 'DE' })
  expect(await backend.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await refusalsOf(backend, coachId)).toEqual([
    { kind: 'set-up-refused', country: 'FR', reason: 'set-up-otherwise', code: null, sentence: null },
  ])
})

test('stops another name with the existing one and records it; the same one continues', async ({ backend }) => {
  const coachId = await backend.newCoach()
  const { rows } = await backend.database.pool.query<{ name: string }>('SELECT name FROM coach WHERE id = $1', [
    coachId,
  ])
  const name = rows[0]?.name ?? ''
  expect(await backend.payouts.setUp(coachId, 'DE', 'Somebody Else')).toEqual({ kind: 'named-otherwise' })
  expect(await backend.accountsOf(coachId)).toEqual([])
  expect(await backend.payouts.setUp(coachId, 'DE', name)).toMatchObject({ kind: 'link' })
  expect(await backend.payouts.setUp(coachId, 'FR', 'Somebody Else')).toEqual({ kind: 'named-otherwise' })
  expect((await backend.payouts.status(coachId)).coach.name).toBe(name)
  expect((await refusalsOf(backend, coachId)).map(({ country, reason }) => `${country} ${reason}`).toSorted()).toEqual([
    'DE named-otherwise',
    'FR named-otherwise',
    'FR set-up-otherwise',
  ])
})

test('shows one of two tabs that name a coach at once that its name was not saved', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await backend.database.pool.query('UPDATE coach SET name = NULL WHERE id = $1', [coachId])
  const names = ['Ana Ruiz', 'Anna Ruiz']
  const answers = await Promise.all(names.map((name) => backend.payouts.setUp(coachId, 'DE', name)))
  const { name } = (await backend.payouts.status(coachId)).coach
  expect(answers.map(({ kind }) => kind !== 'named-otherwise')).toEqual(names.map((each) => each === name))
})

test('leads no press for another country to the account of the first', async ({ backend }) => {
  const coachId = await backend.newCoach()
  const pressed = ['DE', 'FR', 'DE', 'FR'] as const
  const answers = await Promise.all(pressed.map((country) => backend.payouts.setUp(coachId, country)))
  const [account, ...others] = await backend.accountsOf(coachId)
  expect(others).toEqual([])
  const led = pressed.filter((_, n) => answers[n]?.kind === 'link')
  expect(led.filter((country) => country !== account?.country)).toEqual([])
})

test('records a refusal with Stripe’s code and sentence, and no address', async ({ backend }) => {
  const coachId = await backend.newCoach()
  const message = 'Platform ana@example.com cannot create accounts in DE. See <b>settings</b>.'
  await fault(backend, { kind: 'status', status: 400, code: 'country_unsupported', message, when: 'before', times: 1 })
  await backend.payouts.setUp(coachId, 'DE')
  expect(await backend.payouts.setUp(coachId, 'XX')).toEqual({ kind: 'country-not-offered' })
  await backend.payouts.setUp(coachId, 'FR')
  const refused = { kind: 'status', status: 400, message: 'The account cannot have one.', when: 'before', times: 1 }
  await backend.control('POST', '/_control/faults', { method: 'POST', path: '/v1/account_links', ...refused })
  expect(await backend.payouts.continueSetUp(coachId)).toEqual({ kind: 'refused', reason: 'other' })
  const sentence = 'Platform … cannot create accounts in DE. See <b>settings</b>.'
  expect(await refusalsOf(backend, coachId)).toEqual([
    { kind: 'set-up-refused', country: 'DE', reason: 'country-unsupported', code: 'country_unsupported', sentence },
    { kind: 'set-up-refused', country: 'XX', reason: 'country-not-offered', code: null, sentence: null },
    {
      kind: 'link-refused',
      link: 'onboarding',
      reason: 'other',
      code: 'invalid_request_error',
      sentence: 'The account cannot have one.',
    },
  ])
})

test('shows a repeated refusal code on the health page', async ({ backend }) => {
  const names = async () => (await backend.payouts.selfCheck('admin-1' as AdminId)).findings.map(({ name }) => name)
  const refuse = async () => {
    const message = 'You can only create new accounts if you have signed up for Connect.'
    await fault(backend, { kind: 'status', status: 400, message, when: 'before', times: 1 })
    await backend.payouts.setUp(await backend.newCoach(), 'DE')
  }
  await refuse()
  expect(await names()).not.toContain('set-ups-refused')
  await refuse()
  expect(await names()).toContain('set-ups-refused')
})

test.for([
  ['a refusal', false],
  ['a refusal that Stripe remembers', true],
] as const)('makes nothing for %s, says so, and another country may follow', async ([_name, stored], { backend }) => {
  const coachId = await backend.newCoach()
  const message = 'DE is not currently supported by Stripe.'
  await fault(backend, {
    kind: 'status',
    status: 400,
    code: 'country_unsupported',
    message,
    when: 'before',
    stored,
    times: 1,
  })
  expect(await backend.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'not-opened', reason: 'country-unsupported' })
  expect(await backend.payouts.setUp(coachId, 'FR')).toMatchObject({ kind: 'link' })
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
})

async function expectOneAccount(backend: Backend, coachId: CoachId, id: string | undefined): Promise<void> {
  expect((await backend.accountsOf(coachId)).map((account) => account.id)).toEqual([id])
  const decisions = (await backend.payouts.status(coachId)).timeline
  expect(decisions.filter(({ kind }) => kind === 'account-opened')).toMatchObject([{ accountId: id, adopted: true }])
}

/** Refusals to the coach, in order. */
async function refusalsOf(backend: Backend, coachId: CoachId) {
  const { rows } = await backend.database.pool.query<{ facts: Record<string, unknown> }>(
    `SELECT facts || jsonb_build_object('kind', kind) AS facts FROM decision
     WHERE coach_id = $1 AND kind LIKE '%-refused' ORDER BY id`,
    [coachId],
  )
  return rows.map(({ facts }) => facts)
}

function fault(backend: Backend, arranged: Record<string, unknown>) {
  return backend.control('POST', '/_control/faults', { method: 'POST', path: '/v1/accounts', ...arranged })
}

/** Clicks from a server process of its own. */
function click(backend: Backend, coachId: CoachId, country: string, times: number) {
  const args = ['--import', 'tsx', 'tools/testing/click.ts', coachId, country, String(times)]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...backend.settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += String(chunk)
  })
  const answers = new Promise<string[]>((resolve) => {
    // Its last output may come after its exit.
    child.once('close', () => resolve(printed.trim().split('\n')))
  })
  return { answers, kill: () => child.kill('SIGKILL') }
}
