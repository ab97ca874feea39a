import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MailBox } from '../lib/mail/testing/mail-box'
import type { PayoutAccount } from '../lib/payouts/accounts/account'
import type { AdminId } from '../lib/payouts/vocabulary/ids'
import { createStore } from '../lib/store/store'
import type { Backend } from '../tools/testing/backend'
import { timePasses } from './testing/days'
import { asking, checking, document, emailSceneIn, openEmailBackend } from './testing/email-scene'
import { on } from './testing/scene'

let backend: Backend
let box: MailBox
let close: () => Promise<void>
const { begun, becomes, settleAll, emailsTo, subjectsTo, outcomesOf } = emailSceneIn(() => ({ backend, box }))
const admins = ['admin-1', 'admin-2'] as [AdminId, AdminId]
const [admin] = admins

beforeAll(async () => {
  ;({ backend, box, close } = await openEmailBackend())
})
afterAll(() => close())

test('reminds at once of an unfinished form, with a link to stop, and records who did', async () => {
  const coachId = await begun()
  expect(await backend.payouts.remind(admin, coachId)).toMatchObject({ kind: 'reminded' })
  await settleAll()
  const [email, ...others] = await emailsTo(coachId)
  expect(others).toEqual([])
  expect(email).toMatchObject({ subject: 'Finish setting up your payouts', isOneClick: true })
  const [decision] = await createStore(backend.database).decisions.decisionsOf(coachId, 1)
  expect(decision).toMatchObject({
    kind: 'coach-reminded',
    email: 'unfinished',
    by: { kind: 'admin', id: admin },
  })
})

test('reminds of what is asked and by when, even where an email waits an hour', async () => {
  const coachId = await begun()
  await becomes(coachId, asking([document], { days: 9 }))
  await timePasses(backend, '25 hours')
  expect(await backend.payouts.remind(admin, coachId)).toMatchObject({ kind: 'reminded' })
  const { emails, coaches } = createStore(backend.database)
  const { platform } = (await coaches.findAccount(coachId)) as PayoutAccount
  const hour = 3600
  expect(await emails.dueEmails(platform, hour, 200)).toHaveLength(1)
  await settleAll()
  const email = (await emailsTo(coachId)).at(-1)
  expect(email?.subject).toBe('Stripe needs something from you to pay you')
  expect(email?.text).toMatch(/by .*\d/)
  expect(email?.isOneClick).toBe(true)
})

test('reminds once within 24 hours, however many ask and whatever was sent', async () => {
  const coachId = await begun()
  const answers = await Promise.all([0, 1, 2, 3].map((n) => backend.payouts.remind(admins[n % 2] as AdminId, coachId)))
  expect(answers.map((answer) => answer?.kind).toSorted()).toEqual([
    'reminded',
    'told-lately',
    'told-lately',
    'told-lately',
  ])
  await settleAll()
  expect(await backend.payouts.remind(admin, coachId)).toMatchObject({ kind: 'told-lately', at: expect.any(Date) })
  expect(await subjectsTo(coachId)).toHaveLength(1)
  await timePasses(backend, '23 hours')
  expect(await backend.payouts.remind(admin, coachId)).toMatchObject({ kind: 'told-lately' })
  await timePasses(backend, '1 hour')
  expect(await backend.payouts.remind(admin, coachId)).toMatchObject({ kind: 'reminded' })
})

test('reminds nobody who is asked nothing, and nobody on hold of a form', async () => {
  const [ready, checked, held] = [await begun(), await begun(), await begun()]
  await becomes(ready, on)
  await becomes(checked, checking)
  await backend.payouts.hold(admin, held, 'policy')
  expect(await backend.payouts.remind(admin, ready)).toEqual({ kind: 'nothing-asked' })
  expect(await backend.payouts.remind(admin, checked)).toEqual({ kind: 'nothing-asked' })
  expect(await backend.payouts.remind(admin, await backend.newCoach())).toEqual({ kind: 'nothing-asked' })
  expect(await backend.payouts.remind(admin, held)).toEqual({ kind: 'held' })
  expect(await backend.payouts.remind(admin, 'nobody')).toBeNull()
})

test('reminds nobody who stopped reminders, also between the press and the sending', async () => {
  const [before, meanwhile] = [await begun(), await begun()]
  const { emails } = createStore(backend.database)
  for (const coachId of [before, meanwhile]) await emails.getReminderChoice(coachId)
  await emails.chooseReminders(before, 'stopped', { kind: 'machine' })
  expect(await backend.payouts.remind(admin, before)).toEqual({ kind: 'stopped' })
  await becomes(meanwhile, asking([document]))
  await timePasses(backend, '25 hours')
  expect(await backend.payouts.remind(admin, meanwhile)).toMatchObject({ kind: 'reminded' })
  await emails.chooseReminders(meanwhile, 'stopped', { kind: 'machine' })
  await settleAll()
  expect((await outcomesOf(meanwhile)).at(-1)).toBe('unwanted')
})
