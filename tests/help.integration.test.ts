import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Wiring, wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import { type MailBox, openMailBox } from '../lib/mail/testing/mail-box'
import { openPickyMailServer, type PickyMailServer } from '../lib/mail/testing/picky-mail-server'
import type { CoachId, HelpMessageId } from '../lib/payouts/vocabulary/ids'
import { type Backend, openBackend } from '../tools/testing/backend'
import { sceneIn } from './testing/scene'

let backend: Backend
let second: Wiring
let picky: Wiring
let box: MailBox
let pickyServer: PickyMailServer
const { accountIdOf, begun } = sceneIn(() => backend)

beforeAll(async () => {
  box = await openMailBox()
  pickyServer = await openPickyMailServer()
  backend = await openBackend({ SMTP_URL: box.smtpUrl })
  second = server('second')
  picky = server('picky', { SMTP_URL: pickyServer.smtpUrl })
})
afterAll(async () => {
  await Promise.all([second.database.close(), picky.database.close()])
  await backend.close()
  await box.close()
  pickyServer.close()
})

test('sends a message to support and a copy to the coach, once, and records no word of it', async () => {
  const coachId = await begun()
  const asked = newMessage('Where is my money?')
  expect(await backend.payouts.askForHelp(coachId, asked)).toEqual({ kind: 'sent' })
  expect(await backend.payouts.askForHelp(coachId, asked)).toEqual({ kind: 'sent-before' })
  const { coach, timeline } = await backend.payouts.status(coachId)
  const [toSupport, ...more] = await emailsAbout(coach.email)
  expect(more).toEqual([])
  expect(toSupport).toMatchObject({
    to: ['help@example.com'],
    replyTo: coach.email,
    isAutomatic: false,
    subject: `${coach.name} asked for help (Setup unfinished)`,
  })
  expect(toSupport?.text).toContain(`Stripe account: ${await accountIdOf(coachId)}`)
  expect(await box.emailsTo(coach.email, 1)).toMatchObject([
    { subject: 'We got your message', replyTo: 'help@example.com', isAutomatic: true },
  ])
  expect(timeline[0]).toMatchObject({ kind: 'help-asked', state: 'unfinished', by: { kind: 'coach', id: coachId } })
  expect(await factsOf(coachId)).not.toContain('money')
})

test('sends one message of a form that two servers get at the same moment', async () => {
  const coachId = await backend.newCoach()
  const asked = newMessage('Hello?')
  const answers = await Promise.all([backend, second, backend].map(({ payouts }) => payouts.askForHelp(coachId, asked)))
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['sent', 'sent-before', 'sent-before'])
  const { coach } = await backend.payouts.status(coachId)
  expect(await emailsAbout(coach.email)).toHaveLength(1)
  expect(await box.emailsTo(coach.email, 1)).toHaveLength(1)
})

test('keeps nothing of a message that the mail server refuses, and sends it at the next try', async () => {
  const coachId = await backend.newCoach()
  const asked = newMessage('Hello?')
  pickyServer.refuse('help@example.com')
  expect(await picky.payouts.askForHelp(coachId, asked)).toEqual({ kind: 'not-sent' })
  expect(await picky.payouts.wasHelpAsked(coachId, asked.id)).toBe(false)
  expect(await factsOf(coachId)).not.toContain(asked.id)
  expect(await backend.payouts.askForHelp(coachId, asked)).toEqual({ kind: 'sent' })
})

test('sends nothing and keeps nothing while the mail server is away', async () => {
  const coachId = await backend.newCoach()
  const away = server('away', { SMTP_URL: 'smtp://127.0.0.1:1' })
  expect(await away.payouts.askForHelp(coachId, newMessage('Hello?'))).toEqual({ kind: 'not-sent' })
  expect(await factsOf(coachId)).not.toContain('help-asked')
  await away.database.close()
})

test('says when a message reached support and its copy reached nobody', async () => {
  const coachId = await backend.newCoach()
  const asked = newMessage('Hello?')
  pickyServer.refuse((await backend.payouts.status(coachId)).coach.email)
  expect(await picky.payouts.askForHelp(coachId, asked)).toEqual({ kind: 'sent-without-copy' })
  expect(await picky.payouts.wasHelpAsked(coachId, asked.id)).toBe(true)
})

test('takes five messages an hour of each coach, and says when the next one can follow', async () => {
  const [coachId, other] = [await backend.newCoach(), await backend.newCoach()]
  const first = newMessage('1')
  for (const asked of [first, ...['2', '3', '4', '5'].map(newMessage)])
    expect(await backend.payouts.askForHelp(coachId, asked)).toEqual({ kind: 'sent' })
  const answer = await backend.payouts.askForHelp(coachId, newMessage('6'))
  if (answer.kind !== 'too-soon') throw new Error(answer.kind)
  const minutes = (answer.nextAt.getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(50)
  expect(minutes).toBeLessThanOrEqual(60)
  expect(await backend.payouts.askForHelp(coachId, first)).toEqual({ kind: 'sent-before' })
  expect(await backend.payouts.askForHelp(other, newMessage('1'))).toEqual({ kind: 'sent' })
})

test('knows a message by its coach alone', async () => {
  const [coachId, other] = [await backend.newCoach(), await backend.newCoach()]
  const asked = newMessage('Hello?')
  await backend.payouts.askForHelp(coachId, asked)
  expect(await backend.payouts.wasHelpAsked(other, asked.id)).toBe(false)
  expect(await backend.payouts.askForHelp(other, asked)).toEqual({ kind: 'sent' })
})

test('sends a message of a person without access, once, and says that they have none', async () => {
  const { userId, email } = await newStranger()
  const asked = { ...newMessage('Please add me.'), email, language: 'de' }
  const answers = await Promise.all([backend, second].map(({ payouts }) => payouts.askWithoutAccess(userId, asked)))
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['sent', 'sent-before'])
  expect(await emailsAbout(email)).toMatchObject([
    {
      ...{ to: ['help@example.com'], replyTo: email, isAutomatic: false },
      subject: `${email} asked for help (no access)`,
      text: expect.stringMatching(/belongs to no coach and no admin here[\s\S]*> Please add me\./),
    },
  ])
  const [copy, ...more] = await box.emailsTo(email, 1)
  expect(more).toEqual([])
  expect(copy).toMatchObject({ replyTo: 'help@example.com', isAutomatic: true })
  expect(copy?.text).toContain('weil du')
  expect(await backend.payouts.wasAskedWithoutAccess(userId, asked.id)).toBe(true)
  expect(await backend.payouts.wasAskedWithoutAccess((await newStranger()).userId, asked.id)).toBe(false)
  const { rows } = await backend.database.pool.query(
    'SELECT to_jsonb(help_without_access)::text AS kept FROM help_without_access',
  )
  expect(rows.map(({ kept }) => kept).join()).not.toContain('add me')
})

test('keeps nothing of a refused message of a person without access, and takes five an hour', async () => {
  const { userId, email } = await newStranger()
  const ask = (payouts: Wiring['payouts'], text: string) =>
    payouts.askWithoutAccess(userId, { ...newMessage(text), email })
  pickyServer.refuse('help@example.com')
  expect(await ask(picky.payouts, '1')).toEqual({ kind: 'not-sent' })
  const { rowCount } = await backend.database.pool.query('SELECT FROM help_without_access WHERE user_id = $1', [userId])
  expect(rowCount).toBe(0)
  for (const text of ['2', '3', '4', '5']) expect(await ask(backend.payouts, text)).toEqual({ kind: 'sent' })
  expect(await ask(backend.payouts, '6')).toMatchObject({ kind: 'too-soon' })
})

async function newStranger(): Promise<{ userId: string; email: string }> {
  const email = `stranger-${randomUUID()}@example.com`
  const { id: userId } = await backend.database.prisma.user.create({ data: { email } })
  return { userId, email }
}

/** Another server on the same database with its own connections. */
function server(name: string, settings: Record<string, string> = {}): Wiring {
  const DATABASE_URL = `${backend.settings.DATABASE_URL}?application_name=${name}`
  return wire(readEnv({ ...backend.settings, DATABASE_URL, ...settings }))
}

function newMessage(text: string) {
  return { id: randomUUID() as HelpMessageId, text, language: 'en-GB' }
}

async function emailsAbout(address: string) {
  const emails = await box.emailsTo('help@example.com')
  return emails.filter(({ text }) => text.includes(`Email: ${address}\n`))
}

/** Everything recorded about the coach, as text. */
async function factsOf(coachId: CoachId): Promise<string> {
  const { rows } = await backend.database.pool.query<{ facts: string }>(
    'SELECT to_jsonb(decision)::text AS facts FROM decision WHERE coach_id = $1',
    [coachId],
  )
  return rows.map(({ facts }) => facts).join()
}
