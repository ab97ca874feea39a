import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Wiring, wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { MailBox } from '../lib/mail/testing/mail-box'
import { usualTimings } from '../lib/payouts/vocabulary/alert'
import type { Backend } from '../tools/testing/backend'
import { alertSceneIn, alertSecret, alertSettings, isSigned, openReceiver, type Receiver } from './testing/alert-scene'
import { checking, openEmailBackend, rejected } from './testing/email-scene'
import { on } from './testing/scene'

let backend: Backend
let box: MailBox
let receiver: Receiver
let second: Wiring
let close: () => Promise<void>
const { begun, becomes, store, query, newAdmin, settleAll, subjectsTo, outcomes, forget, nameOf } = alertSceneIn(
  () => ({
    backend,
    box,
  }),
)
const atOnce = { ...usualTimings, 'coach-stopped': 'at-once' } as const

beforeAll(async () => {
  receiver = await openReceiver()
  ;({ backend, box, close } = await openEmailBackend(alertSettings(receiver.url)))
  second = server()
})
beforeEach(async () => {
  await forget()
  receiver.received.length = 0
})
afterAll(async () => {
  await second.database.close()
  await close()
  await receiver.close()
})

test('tells staff once that a coach who was paid no longer can be, by email and by webhook', async () => {
  const { adminId, email } = await newAdmin()
  await backend.payouts.chooseAlerts(adminId, atOnce)
  const coachId = await begun()
  await becomes(coachId, on)
  await store(coachId, checking)
  await settleAll()
  await settleAll(second)
  const title = `${await nameOf(coachId)} can no longer be paid`
  const [mail, ...others] = await box.emailsTo(email)
  expect(others).toEqual([])
  expect(mail?.subject).toBe(title)
  expect(mail?.text).toContain(`https://pay.example.com/sign-in?next=%2Fadmin%2Fcoaches%2F${coachId}&as=`)
  expect(mail?.text).toContain('https://pay.example.com/sign-in?next=%2Fadmin%2Fsettings&as=')
  const link = `https://pay.example.com/admin/coaches/${coachId}`
  const [message] = receiver.received
  expect(receiver.received.map(({ payload }) => payload)).toEqual([
    {
      id: message?.id,
      kind: 'coach-stopped',
      count: 1,
      text: `${title}\n${link}`,
      coach: null,
      link,
      at: expect.stringMatching(/^20\d\d-.*Z$/),
    },
  ])
})

test('says nothing about a coach who can be paid again before it is sent', async () => {
  const { adminId, email } = await newAdmin()
  await backend.payouts.chooseAlerts(adminId, atOnce)
  const coachId = await begun()
  for (const facts of [on, checking, on]) await store(coachId, facts)
  await settleAll()
  expect(await subjectsTo(email)).toEqual([])
  expect(receiver.received).toEqual([])
  expect(await outcomes()).toEqual(['email cured', 'webhook cured'])
})

test('waits as emails to coaches do', async () => {
  await newAdmin()
  const patient = server({ EMAIL_WAIT_MINUTES: '10' })
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  expect(await patient.alerts.due()).toEqual([])
  await query(`UPDATE alert SET raised_at = raised_at - interval '10 minutes'`)
  expect(await patient.alerts.due()).toHaveLength(2)
  await patient.database.close()
})

test('tells of a rejected account, and not also that the coach can no longer be paid', async () => {
  const { email } = await newAdmin()
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  await settleAll()
  expect(await subjectsTo(email)).toEqual([`${await nameOf(coachId)}’s account is closed to payouts`])
  expect(receiver.received.map(({ payload }) => payload.kind)).toEqual(['account-closed'])
})

test('signs what it sends, and says no address', async () => {
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  await settleAll()
  const [message, ...others] = receiver.received
  if (message === undefined) throw new Error('nothing was received')
  expect(others).toEqual([])
  expect(isSigned(message, alertSecret)).toBe(true)
  expect(isSigned({ ...message, body: message.body.replace('closed', 'open') }, alertSecret)).toBe(false)
  expect(message.id).toBe(message.payload.id)
  expect(message.body).not.toContain('@')
})

test('sends one message where two servers work at once', async () => {
  const { email } = await newAdmin()
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  await Promise.all([backend.alerts.due(), second.alerts.due(), backend.alerts.due()])
  const ids = (await query('SELECT id FROM alert_message')).map(({ id }) => id)
  expect(ids).toHaveLength(2)
  await Promise.all([backend, second, backend].flatMap(({ alerts }) => ids.map((id) => alerts.settle(id))))
  expect(await subjectsTo(email)).toHaveLength(1)
  expect(receiver.received).toHaveLength(1)
})

test('sends a webhook message again under the same id when the server is cut off before it could note it', async () => {
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  const [id] = await backend.alerts.due()
  if (id === undefined) throw new Error('nothing is due')
  receiver.onMessage = () =>
    query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND state = 'idle in transaction'`)
  await expect(backend.alerts.settle(id)).rejects.toThrow()
  receiver.onMessage = undefined
  expect(await outcomes()).toEqual(['webhook null'])
  await second.alerts.settle(id)
  await backend.alerts.settle(id)
  expect(receiver.received.map((message) => message.id)).toEqual([id, id])
  expect(await outcomes()).toEqual(['webhook sent'])
})

test('tries again after any answer but success, follows no redirect, and logs no address', async () => {
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  const [id] = await backend.alerts.due()
  if (id === undefined) throw new Error('nothing is due')
  receiver.answers.push({ status: 500 }, { status: 302, headers: { location: receiver.url } })
  for (const status of [500, 302]) {
    const failure = await backend.alerts.settle(id).catch((error: Error) => error.message)
    expect(failure).toBe(`the alert webhook answered ${status} to ${id}`)
  }
  await backend.alerts.settle(id)
  expect(receiver.received.map((message) => message.id)).toEqual([id, id, id])
})

test('gives a message up that could not be sent for three days', async () => {
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  await backend.alerts.due()
  await query(`UPDATE alert_message SET stored_at = stored_at - interval '73 hours'`)
  await settleAll()
  expect(await outcomes()).toEqual(['webhook late'])
})

test('sends nothing to someone who is staff no longer, or who chose otherwise meanwhile', async () => {
  const [gone, changed, other] = [await newAdmin(), await newAdmin(), await newAdmin()]
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  const ids = await backend.alerts.due()
  await backend.operator.revokeAdmin(gone.email, { kind: 'machine' }, false)
  await backend.payouts.chooseAlerts(changed.adminId, { ...usualTimings, 'account-closed': 'none' })
  for (const id of ids) await backend.alerts.settle(id)
  expect(await subjectsTo(gone.email)).toEqual([])
  expect(await subjectsTo(changed.email)).toEqual([])
  expect(await subjectsTo(other.email)).toHaveLength(1)
})

test('sends one digest of a morning with what is still true, and none where nothing is', async () => {
  const { email } = await newAdmin()
  const [bad, cured] = [await begun(), await begun()]
  for (const coachId of [bad, cured]) for (const facts of [on, checking]) await store(coachId, facts)
  await settleAll()
  expect(await subjectsTo(email)).toEqual([])
  await aDayPasses()
  await store(cured, on)
  await settleAll()
  await settleAll(second)
  const [digest, ...others] = await box.emailsTo(email)
  expect(others).toEqual([])
  expect(digest?.subject).toBe('1 thing needs a look')
  expect(digest?.text).toContain(`${await nameOf(bad)} can no longer be paid`)
  expect(digest?.text).not.toContain(await nameOf(cured))

  await store(cured, checking)
  await settleAll()
  await aDayPasses()
  await store(cured, on)
  await settleAll()
  expect((await outcomes()).filter((each) => each.startsWith('digest'))).toEqual(['digest sent', 'digest cured'])
  expect(await subjectsTo(email)).toHaveLength(1)
})

test('puts nothing into a digest that the reader was told at once', async () => {
  const { email } = await newAdmin()
  const coachId = await begun()
  for (const facts of [on, rejected]) await store(coachId, facts)
  await settleAll()
  await aDayPasses()
  await settleAll()
  expect(await outcomes()).toEqual(['email sent', 'webhook sent'])
  expect(await subjectsTo(email)).toHaveLength(1)
})

test('tells once of a finding that is broken, and of none that is mended first', async () => {
  const { email } = await newAdmin()
  await Promise.all([backend.alerts.watchHealth(), second.alerts.watchHealth()])
  await settleAll()
  await backend.alerts.watchHealth()
  await settleAll()
  const [mail, ...others] = await box.emailsTo(email)
  expect(others).toEqual([])
  expect(mail?.text).toContain('Webhook events have stopped: the endpoint is gone')
  expect(mail?.text).toContain('Run npm run stripe:setup')
  await forget()
  const other = await newAdmin()
  await backend.alerts.watchHealth()
  const ids = await backend.alerts.due()
  await query(`UPDATE alert SET cured_at = now()`)
  for (const id of ids) await backend.alerts.settle(id)
  expect(await subjectsTo(other.email)).toEqual([])
})

/** For what is stored so far. */
async function aDayPasses(): Promise<void> {
  const earlier = `- interval '25 hours'`
  await query(`UPDATE admin SET granted_at = granted_at - interval '3 days'`)
  await query(`UPDATE alert_group SET gathered_at = gathered_at ${earlier}`)
  await query(`UPDATE alert_message SET covers_until = covers_until ${earlier}, covers_from = covers_from ${earlier},
    cause = cause || ' before' WHERE kind = 'digest'`)
}

function server(change: Record<string, string> = {}): Wiring {
  const DATABASE_URL = `${backend.settings.DATABASE_URL}?application_name=server-${Math.random()}`
  return wire(readEnv({ ...backend.settings, DATABASE_URL, ...change }))
}
