import { afterAll, beforeAll, expect, test } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { MailBox } from '../lib/mail/testing/mail-box'
import { openPickyMailServer } from '../lib/mail/testing/picky-mail-server'
import type { AdminId, CoachId, ReminderToken } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { timePasses } from './testing/days'
import { asking, document, emailSceneIn, openEmailBackend } from './testing/email-scene'
import { on } from './testing/scene'

let backend: Backend
let box: MailBox
let close: () => Promise<void>
const { begun, becomes, store, settleAll, emailsTo, subjectsTo, outcomesOf } = emailSceneIn(() => ({ backend, box }))
const admin = 'admin-1' as AdminId

const decisionsOf = async (coachId: CoachId) => (await backend.payouts.coachDetail(admin, coachId))?.decisions ?? []

beforeAll(async () => {
  ;({ backend, box, close } = await openEmailBackend())
})
afterAll(() => close())

test('reminds of an unfinished form after two, five and ten days, and then no more', async () => {
  const coachId = await begun()
  const found: number[] = []
  for (const by of ['47 hours', '1 hour', '1 hour', '3 days', '5 days', '2 days', '30 days']) {
    await timePasses(backend, by)
    await Promise.all([settleAll(), settleAll()])
    found.push((await subjectsTo(coachId)).length)
  }
  expect(found).toEqual([0, 1, 1, 2, 3, 3, 3])
  const [first, , last] = await emailsTo(coachId)
  expect(first).toMatchObject({ subject: 'Finish setting up your payouts', isOneClick: true })
  expect(first?.text).not.toContain('last reminder')
  expect(last?.text).toContain('This is our last reminder.')
})

test('reminds nobody of a form whose account they closed to start over', async () => {
  const coachId = await begun()
  await timePasses(backend, '2 days')
  const due = await backend.emails.due()
  const [account] = await backend.accountsOf(coachId)
  expect(await backend.payouts.startOver(coachId, account?.id ?? '')).toEqual({ kind: 'started-over' })
  for (const id of due) await backend.emails.settle(id)
  await settleAll()
  expect(await outcomesOf(coachId)).toEqual(['went-back'])
})

test('sends one reminder where the worker was away for three, and none for what is long past', async () => {
  const [late, old] = [await begun(), await begun()]
  // Eighteen days when the worker is back: the last moment passed while it was away, and eight days before.
  await backend.database.pool.query(
    `UPDATE payout_account SET created_at = now() - interval '7 days' WHERE coach_id = $1`,
    [old],
  )
  await timePasses(backend, '11 days')
  await settleAll()
  expect(await subjectsTo(late)).toHaveLength(1)
  expect((await emailsTo(late))[0]?.text).toContain('This is our last reminder.')
  expect(await subjectsTo(old)).toEqual([])
})

test('reminds of a due date seven, three and one day before, and of the last without a way to stop it', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  await becomes(coachId, asking(['individual.id_number'], { days: 10, isOn: true }))
  const found: number[] = []
  for (const by of ['2 days', '25 hours', '3 days', '1 day', '24 hours', '1 day']) {
    await timePasses(backend, by)
    await settleAll()
    found.push((await subjectsTo(coachId)).length)
  }
  expect(found).toEqual([2, 3, 3, 4, 4, 5])
  const [, needed, week, , last] = await emailsTo(coachId)
  expect(needed?.subject).toBe('Stripe needs something from you to keep paying you')
  expect(week?.subject).toMatch(/^Stripe needs an answer by .*UTC$/)
  expect(week).toMatchObject({
    isOneClick: true,
    stopUrl: expect.stringMatching(/^https:\/\/pay\.example\.com\/api\/reminders\/[\w-]{32}$/),
  })
  expect(last).toMatchObject({ subject: expect.stringContaining('Your payouts need an answer by'), stopUrl: null })
})

test('reminds nobody within a day of the same, and not of what was answered', async () => {
  const [told, answered] = [await begun(), await begun()]
  for (const coachId of [told, answered]) {
    await becomes(coachId, on)
    await becomes(coachId, asking(['individual.id_number'], { days: 3.2, isOn: true }))
  }
  await becomes(answered, on)
  await timePasses(backend, '12 hours')
  await settleAll()
  expect(await subjectsTo(told)).toHaveLength(2)
  await timePasses(backend, '2 days')
  await settleAll()
  expect(await subjectsTo(told)).toHaveLength(3)
  expect(await subjectsTo(answered)).toHaveLength(2)
})

test('stops reminders for everyone at the address, and says so where it still writes', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  await becomes(coachId, asking(['individual.id_number'], { days: 8.5, isOn: true }))
  await timePasses(backend, '2 days')
  await settleAll()
  const token = (await emailsTo(coachId)).at(-1)?.stopUrl?.split('/').at(-1) as ReminderToken
  const { payouts } = backend
  for (let press = 0; press < 2; press += 1)
    expect(await payouts.chooseReminders(token, 'stopped')).toEqual({ kind: 'chosen' })
  expect(await payouts.reminders(token)).toEqual({ areStopped: true })
  expect(await payouts.chooseReminders(token.replace(/^./, '~') as ReminderToken, 'stopped')).toBeNull()
  await timePasses(backend, '4 days')
  await settleAll()
  expect(await subjectsTo(coachId)).toHaveLength(3)
  await timePasses(backend, '2 days')
  await settleAll()
  const last = (await emailsTo(coachId)).at(-1)
  expect(last?.subject).toContain('Your payouts need an answer by')
  expect(last?.text).toContain(
    `Reminders to this address are off. Turn reminders on again:\nhttps://pay.example.com/reminders/${token}`,
  )
  expect(
    (await payouts.coachDetail(admin, coachId))?.decisions
      .map(({ kind }) => kind)
      .filter((kind) => /remind/.test(kind)),
  ).toEqual(['reminders-stopped'])
  await payouts.chooseReminders(token, 'resumed')
  expect(await payouts.reminders(token)).toEqual({ areStopped: false })
})

test('says to a coach that somebody stopped their reminders, and lets them start them again', async () => {
  const coachId = await begun()
  const { payouts } = backend
  expect(await payouts.reach(coachId)).toEqual({ refusedAt: null, areRemindersStopped: false })
  await timePasses(backend, '2 days')
  await settleAll()
  const token = (await emailsTo(coachId)).at(-1)?.stopUrl?.split('/').at(-1) as ReminderToken
  await payouts.chooseReminders(token, 'stopped')
  expect((await payouts.reach(coachId)).areRemindersStopped).toBe(true)
  for (let press = 0; press < 2; press += 1) expect(await payouts.resumeReminders(coachId)).toEqual({ kind: 'chosen' })
  expect((await payouts.reach(coachId)).areRemindersStopped).toBe(false)
  const chosen = (await decisionsOf(coachId)).filter(({ kind }) => /remind/.test(kind))
  expect(chosen.map(({ kind, by }) => [kind, by.kind])).toEqual([
    ['reminders-resumed', 'coach'],
    ['reminders-stopped', 'machine'],
  ])
})

test('gives up a reminder to an address that is refused, and keeps trying what must be known', async () => {
  const [reminded, asked] = [await begun(), await begun()]
  const picky = await openPickyMailServer()
  const { rows } = await backend.database.pool.query('SELECT email FROM coach WHERE id = ANY($1)', [[reminded, asked]])
  picky.refuse(...rows.map(({ email }) => email))
  const DATABASE_URL = `${backend.settings.DATABASE_URL}?application_name=picky`
  const other = wire(readEnv({ ...backend.settings, SMTP_URL: picky.smtpUrl, DATABASE_URL }))
  await store(asked, asking([document]))
  await timePasses(backend, '2 days')
  for (const id of await other.emails.due())
    await other.emails.settle(id).catch((error: Error) => expect(error.message).not.toContain('@'))
  expect(await outcomesOf(reminded)).toEqual(['refused'])
  expect(await outcomesOf(asked)).toEqual([null])
  for (const id of await other.emails.due()) await other.emails.settle(id).catch(() => {})
  await other.database.close()
  picky.close()
  for (const coachId of [reminded, asked]) {
    expect((await backend.payouts.reach(coachId)).refusedAt).toBeInstanceOf(Date)
    expect((await decisionsOf(coachId)).filter(({ kind }) => kind === 'email-refused')).toHaveLength(1)
  }
  await settleAll()
  expect(await outcomesOf(asked)).toEqual(['sent'])
  expect((await backend.payouts.reach(asked)).refusedAt).toBeNull()
  await backend.database.pool.query('UPDATE coach SET email = $2 WHERE id = $1', [reminded, 'new@example.com'])
  expect((await backend.payouts.reach(reminded)).refusedAt).toBeNull()
})
