import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Wiring, wire } from '../lib/composition/root'
import { timings } from '../lib/composition/timings'
import { readEnv } from '../lib/env'
import { emailsJob } from '../lib/jobs/emails'
import { startQueue } from '../lib/jobs/queue'
import { openHeldMailServer } from '../lib/mail/testing/held-mail-server'
import { type MailBox, openMailBox } from '../lib/mail/testing/mail-box'
import type { CoachId, EmailId } from '../lib/payouts/vocabulary/ids'
import { type RunningProcess, startProcess } from '../tools/processes/process'
import { type Backend, openBackend } from '../tools/testing/backend'
import { on, sceneIn } from './testing/scene'

let backend: Backend
let second: Wiring
let box: MailBox
let worker: RunningProcess | undefined
const said: string[] = []
const queues: ReturnType<typeof startQueue>[] = []
const { accountIdOf, begun, change, fetchPending } = sceneIn(() => backend)
const paused = {
  ...on,
  payouts_enabled: false,
  requirements: { ...on.requirements, disabled_reason: 'platform_paused' },
}

beforeAll(async () => {
  box = await openMailBox()
  backend = await openBackend({ SMTP_URL: box.smtpUrl })
  await backend.control('POST', '/_control/events', { silent: true })
  second = server({})
})
afterEach(async () => {
  await worker?.stop()
  await stopQueues()
})
afterAll(async () => {
  await second.database.close()
  await backend.close()
  await box.close()
})

test('emails each change once, with two queues, and says why and what to do', async () => {
  const coachId = await begun()
  start(backend)
  start(second)
  await becomes(coachId, on)
  await tenMinutesPass()
  await settled(coachId, 'sent')
  const [first] = await emailsTo(coachId)
  expect(first).toMatchObject({
    subject: 'You can be paid',
    text: expect.stringContaining('http://localhost:3000/sign-in?next=%2Fpayouts&as='),
  })

  await becomes(coachId, paused)
  await tenMinutesPass()
  await settled(coachId, 'sent', 'sent')
  const [, stopped, ...others] = await emailsTo(coachId)
  expect(others).toEqual([])
  expect(stopped?.subject).toBe('Your payouts have stopped')
  expect(stopped?.text).toContain('You can’t be paid right now: your payouts are paused.')
  expect(stopped?.text).toContain('Contact us: help@example.com')
  expect(stopped?.html).toContain('href="http://localhost:3000/sign-in?next=%2Fpayouts&amp;as=')
})

test('writes to no one before ten minutes have passed', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  const id = await lastEmail(coachId)
  expect(await backend.emails.due()).not.toContain(id)
  await tenMinutesPass()
  expect(await backend.emails.due()).toContain(id)
  await settleAll()
})

test('emails no one about a state that reverts within ten minutes', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  await tenMinutesPass()
  await settleAll()
  await becomes(coachId, paused)
  await becomes(coachId, on)
  await tenMinutesPass()
  await settleAll()
  expect(await outcomes(coachId)).toEqual(['sent', 'went-back', 'went-back'])
  expect(await emailsTo(coachId)).toHaveLength(1)
})

test('sends an email once that two servers settle at the same moment', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  const id = await lastEmail(coachId)
  await Promise.all([backend.emails.settle(id), second.emails.settle(id), backend.emails.settle(id)])
  expect(await emailsTo(coachId)).toHaveLength(1)
  expect(await outcomes(coachId)).toEqual(['sent'])
})

test('sends no email from an old snapshot', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  await change(coachId, paused)
  await receive(coachId)
  await expect(backend.emails.settle(await lastEmail(coachId))).rejects.toThrow('waits for a fetch')
  await readUp(coachId)
  await tenMinutesPass()
  await settleAll()
  expect(await outcomes(coachId)).toEqual(['went-back', 'went-back'])
  expect(await emailsTo(coachId)).toEqual([])
})

test('waits for a mail server that is away, and sends the email once', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  const away = server({ SMTP_URL: 'smtp://127.0.0.1:1', EMAIL_WAIT_MINUTES: '0' })
  start(away)
  await expect.poll(() => stateOfJob(coachId), deadline).toBe('retry')
  expect(said.join()).toMatch(/refused email [-0-9a-f]+: .*ESOCKET/)
  expect(said.join()).not.toContain('@')
  await stopQueues()
  await away.database.close()

  start(backend)
  await anHourPasses()
  await settled(coachId, 'sent')
  expect(await emailsTo(coachId)).toHaveLength(1)
})

test('sends an email once from another server when its own is killed', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  const held = await openHeldMailServer()
  worker = startWorker({ SMTP_URL: held.smtpUrl, EMAIL_WAIT_MINUTES: '0' })
  await expect.poll(() => held.countEmails(), deadline).toBe(1)
  process.kill(worker.pid, 'SIGKILL')
  await worker.ended
  held.close()
  expect(await outcomes(coachId)).toEqual([null])

  start(backend)
  start(second)
  await anHourPasses()
  await expect.poll(() => stateOfJob(coachId), deadline).toBe('retry')
  await anHourPasses()
  await settled(coachId, 'sent')
  expect(await emailsTo(coachId)).toHaveLength(1)
})

test('queues an email again that is unsettled after a day', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  await tenMinutesPass()
  const id = await lastEmail(coachId)
  await backend.emails.noteQueued([id])
  expect(await backend.emails.due()).not.toContain(id)
  await backend.database.pool.query(`UPDATE email SET queued_at = queued_at - interval '1 day' WHERE id = $1`, [id])
  expect(await backend.emails.due()).toContain(id)
  await settleAll()
})

test('leaves an email about another key’s account to a server that has it', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  await tenMinutesPass()
  const other = server({ STRIPE_SECRET_KEY: 'sk_test_another0123456789' })
  expect(await other.emails.due()).toEqual([])
  await expect(other.emails.settle(await lastEmail(coachId))).rejects.toThrow('another platform')
  expect(await outcomes(coachId)).toEqual([null])
  await other.database.close()
  await settleAll()
})

let servers = 0
/** Another server on the same database with its own connections. */
function server(settings: Record<string, string>): Wiring {
  servers += 1
  const DATABASE_URL = `${backend.settings.DATABASE_URL}?application_name=server-${servers}`
  return wire(readEnv({ ...backend.settings, DATABASE_URL, ...settings }))
}

function start({ emails, database }: Wiring): void {
  const note = (message: string, facts?: Record<string, unknown>) => said.push(`${message} ${facts?.error}`)
  const log = { info: note, warn: note, error: note }
  queues.push(
    startQueue({
      database: database.queuePool,
      jobs: [emailsJob(emails, timings.emails)],
      log,
      ...timings.work.queue,
      everySeconds: 1,
    }),
  )
}

async function stopQueues(): Promise<void> {
  await Promise.all(queues.splice(0).map((queue) => queue.stop()))
}

function startWorker(change: Record<string, string>): RunningProcess {
  const env = { ...process.env, ...backend.settings, ...change }
  return startProcess('worker', process.execPath, ['--import', 'tsx', 'tests/testing/emails-worker.ts'], { env })
}

let received = 0
async function receive(coachId: CoachId): Promise<void> {
  received += 1
  await backend.engine.receive({
    id: `evt_letters_${received}`,
    accountId: await accountIdOf(coachId),
    kind: 'account',
  })
}

async function becomes(coachId: CoachId, facts: Record<string, unknown>): Promise<void> {
  await change(coachId, facts)
  await receive(coachId)
  await readUp(coachId)
}

/** Retries a fetch that a busy machine did not manage. */
async function readUp(coachId: CoachId): Promise<void> {
  const freshness = async () => {
    await fetchPending()
    return (await backend.payouts.status(coachId)).freshness?.kind
  }
  await expect.poll(freshness, deadline).toBe('fresh')
}

async function tenMinutesPass(): Promise<void> {
  await backend.database.pool.query(`UPDATE email SET stored_at = stored_at - interval '10 minutes'`)
}

/** Makes the queue retry now, and take over what a dead process held. */
async function anHourPasses(): Promise<void> {
  await backend.database.pool.query(`
    UPDATE pgboss.job SET start_after = start_after - interval '1 hour', started_on = started_on - interval '1 hour'`)
}

async function settleAll(): Promise<void> {
  for (const id of await backend.emails.due()) await backend.emails.settle(id)
}

/** A queue needs time to start. */
const deadline = { timeout: 60_000 }

async function settled(coachId: CoachId, ...as: string[]): Promise<void> {
  await expect.poll(() => outcomes(coachId), deadline).toEqual(as)
}

async function emailsTo(coachId: CoachId) {
  const { rows } = await backend.database.pool.query('SELECT email FROM coach WHERE id = $1', [coachId])
  return box.emailsTo(rows[0].email)
}

async function outcomes(coachId: CoachId): Promise<(string | null)[]> {
  const { rows } = await backend.database.pool.query(
    'SELECT outcome FROM email WHERE coach_id = $1 ORDER BY decision_id',
    [coachId],
  )
  return rows.map(({ outcome }) => outcome)
}

async function lastEmail(coachId: CoachId): Promise<EmailId> {
  const { rows } = await backend.database.pool.query(
    'SELECT id FROM email WHERE coach_id = $1 ORDER BY decision_id DESC LIMIT 1',
    [coachId],
  )
  return rows[0].id
}

async function stateOfJob(coachId: CoachId): Promise<string | undefined> {
  const { rows } = await backend.database.pool.query('SELECT state FROM pgboss.job WHERE id = $1', [
    await lastEmail(coachId),
  ])
  return rows[0]?.state
}
