import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MailBox } from '../lib/mail/testing/mail-box'
import type { AdminId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import {
  asking,
  checking,
  document,
  emailSceneIn,
  openEmailBackend,
  paused,
  refusing,
  rejected,
} from './testing/email-scene'
import { on } from './testing/scene'

let backend: Backend
let box: MailBox
let close: () => Promise<void>
const { begun, becomes, store, settleAll, emailsTo, subjectsTo } = emailSceneIn(() => ({ backend, box }))
const admin = 'admin-1' as AdminId

beforeAll(async () => {
  ;({ backend, box, close } = await openEmailBackend())
})
afterAll(() => close())

test('emails a coach whose document is refused and who was never paid, once', async () => {
  const coachId = await begun()
  await becomes(coachId, checking)
  await becomes(coachId, asking([document], { isRefused: true }))
  await becomes(coachId, asking([document], { isRefused: true }))
  const [email, ...others] = await emailsTo(coachId)
  expect(others).toEqual([])
  expect(email?.subject).toBe('Stripe needs something from you to pay you')
  expect(email?.text).toMatch(/Send a new .* to get paid\./)
  expect(email?.text).toContain('https://pay.example.com/sign-in?next=%2Fpayouts&as=')
  expect(email?.stopUrl).toBeNull()
})

test('emails what else is needed, and another refusal of the same', async () => {
  const coachId = await begun()
  await becomes(coachId, asking([document], { isRefused: true }))
  await becomes(coachId, asking([document, 'external_account'], { isRefused: true, days: 12 }))
  expect(await subjectsTo(coachId)).toHaveLength(2)
  await becomes(coachId, checking)
  await becomes(coachId, asking([document], { isRefused: true }))
  expect(await subjectsTo(coachId)).toHaveLength(3)
})

test('emails nothing about what is answered before the wait is over', async () => {
  const coachId = await begun()
  await store(coachId, asking([document], { isRefused: true }))
  await store(coachId, checking)
  await settleAll()
  expect(await subjectsTo(coachId)).toEqual([])
})

test('emails a coach who was never paid and whose transfers Stripe refuses, with what is needed and by when', async () => {
  const coachId = await begun()
  await becomes(coachId, refusing(['individual.id_number'], { days: 9 }))
  await becomes(coachId, refusing(['individual.id_number'], { days: 9 }))
  const [email, ...others] = await emailsTo(coachId)
  expect(others).toEqual([])
  expect(email?.subject).toBe('Stripe needs something from you to pay you')
  expect(email?.text).toContain('Stripe is refusing new payments to you.')
  expect(email?.text).toMatch(/Tax number[\s\S]*due by .*UTC/i)
  expect(email?.stopUrl).toBeNull()
  await becomes(coachId, refusing([]))
  expect(await subjectsTo(coachId)).toEqual([email?.subject, 'Stripe is refusing new payments to you'])
  await becomes(coachId, refusing(['external_account']))
  expect(await subjectsTo(coachId)).toHaveLength(3)
})

test('emails a coach who did everything and was never paid, once for each time, until they are', async () => {
  const coachId = await begun()
  await becomes(coachId, checking)
  expect(await subjectsTo(coachId)).toEqual([])
  for (const facts of [refusing([]), checking, refusing([])]) await becomes(coachId, facts)
  expect(await subjectsTo(coachId)).toEqual(['Stripe is refusing new payments to you'])
  await becomes(coachId, on)
  expect((await subjectsTo(coachId)).at(-1)).toBe('You can be paid')

  const stopped = await begun()
  for (const facts of [checking, paused, checking, paused]) await becomes(stopped, facts)
  expect(await subjectsTo(stopped)).toEqual(['You can’t be paid yet'])
  expect((await emailsTo(stopped))[0]?.text).toContain('your payouts are paused')
})

test('says in one email that payouts stopped and what is needed', async () => {
  const coachId = await begun()
  await becomes(coachId, on)
  await store(coachId, checking)
  await store(coachId, asking([document], { isRefused: true }))
  await settleAll()
  expect(await subjectsTo(coachId)).toEqual(['You can be paid', 'Your payouts have stopped'])
})

test('says that a coach can be paid again, and that an account is closed', async () => {
  const coachId = await begun()
  for (const facts of [on, checking, on, rejected]) await becomes(coachId, facts)
  expect(await subjectsTo(coachId)).toEqual([
    'You can be paid',
    'Your payouts have stopped',
    'You can be paid again',
    'Your account is closed to payouts',
  ])
})

test('invites a coach at a press, before any account, and not twice within a minute', async () => {
  const coachId = await backend.newCoach()
  expect(await backend.payouts.invite(admin, coachId)).toMatchObject({ kind: 'invited' })
  expect(await backend.payouts.invite(admin, coachId)).toMatchObject({ kind: 'too-soon' })
  await settleAll()
  const [email, ...others] = await emailsTo(coachId)
  expect(others).toEqual([])
  expect(email?.subject).toBe('Greenlight invites you to set up payouts')
  expect(email?.text).toContain('https://pay.example.com/sign-in?next=%2Fpayouts&as=')
  expect(await backend.payouts.invite(admin, 'nobody')).toBeNull()
  const ready = await begun()
  await becomes(ready, on)
  expect(await backend.payouts.invite(admin, ready)).toEqual({ kind: 'not-needed' })
})
