import { expect, vi } from 'vitest'
import type { AdminId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { createCoachStore } from '@/lib/store/coaches/coach-store'
import { createExclusionStore } from '@/lib/store/coaches/exclusion-store'
import { database } from '@/lib/store/testing/database'
import { consumeLink } from './consume'
import { sendExclusion, sendLink } from './link'
import { authRooms } from './parts'
import { newSignInRequest } from './sign-in-request'
import {
  askStaffEmailChange,
  confirmStaffChange,
  dropStaffChange,
  findStaffChange,
  sendStaffChange,
  staffAddress,
} from './staff-change-email'
import { emailWords, linkIn, type SignInScene } from './testing/sign-in-scene'
import { test } from './testing/sign-in-test'

const ada = 'admin-ada' as AdminId
const said = (subject: string) => ({ language: 'en-GB' as const, subject, says: 'S', ends: ['E'] })
const words = { old: said('old'), new: said('new'), button: 'Look' }
let made = 0
const newAddress = () => `staff-change-${++made}@example.com`

test('corrects the address of a coach who never signed in at once, with both addresses beside the decision', async ({
  scene,
}) => {
  const { coachId, email } = await listed(scene)
  const becomes = newAddress()
  expect(await askStaffEmailChange(ada, coachId, ` ${becomes.toUpperCase()} `, email)).toEqual({ kind: 'corrected' })
  const { people, rule } = authRooms()
  expect(await Promise.all([email, becomes].map((each) => people.mayReceiveLink(each, rule)))).toEqual([false, true])
  const { rows } = await scene.pool.query(
    `SELECT kind, by_kind, by_id, facts, was, became, user_id FROM decision JOIN former_email ON decision_id = decision.id
     WHERE decision.coach_id = $1`,
    [coachId],
  )
  expect(rows).toEqual([
    {
      ...{ kind: 'email-corrected', by_kind: 'admin', by_id: ada, facts: {} },
      ...{ was: email, became: becomes, user_id: null },
    },
  ])
})

test('keeps the old address until the new one confirms; then all sessions and links end', async ({ scene }) => {
  const { coachId, email, session } = await signedIn(scene)
  const { becomes, token } = await asked(scene, coachId, email)
  const { people, rule } = authRooms()
  expect(await people.findPersonBySession(session, new Date())).toMatchObject({ email, coachId })
  expect(await staffAddress(ada, coachId)).toMatchObject({ hasSignedIn: true, pending: { becomes } })
  expect(await findStaffChange(token)).toEqual({ was: email, becomes })

  await sendLink(newSignInRequest(email, null), emailWords)
  expect(await confirmStaffChange(token)).toBe('changed')
  expect(await people.findPersonBySession(session, new Date())).toBeNull()
  expect((await scene.pool.query('SELECT FROM verification_token WHERE identifier = $1', [email])).rowCount).toBe(0)
  expect(await Promise.all([email, becomes].map((each) => people.mayReceiveLink(each, rule)))).toEqual([false, true])
  const coaches = createCoachStore(database(process.env.DATABASE_URL ?? ''))
  expect(await coaches.formerEmails(coachId)).toEqual([email])
  expect(await kindsOf(scene, coachId)).toEqual(['email-change-asked', 'email-changed'])
  expect(await confirmStaffChange(token)).toBeNull()
})

test('tells the old address, and gives only the new one a link', async ({ scene }) => {
  const { coachId, email } = await signedIn(scene)
  const { becomes, token } = await asked(scene, coachId, email)
  const old = (await scene.box.emailsTo(email)).at(-1)
  expect(old?.subject).toBe('old')
  expect(old?.text).not.toContain(token)
  expect((await scene.box.emailTo(becomes)).html).toContain(`/confirm-email/${token}"`)
  const { rows } = await scene.pool.query('SELECT token_hash FROM staff_email_change')
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('confirms once in two tabs, and never a withdrawn, replaced, expired or outdated change', async ({ scene }) => {
  const { coachId, email } = await signedIn(scene)
  const first = await asked(scene, coachId, email)
  const second = await asked(scene, coachId, email)
  expect(await confirmStaffChange(first.token)).toBeNull()
  expect(await dropStaffChange(ada, coachId)).toBe(true)
  expect(await dropStaffChange(ada, coachId)).toBe(false)
  expect([await findStaffChange(second.token), await confirmStaffChange(second.token)]).toEqual([null, null])
  const third = await asked(scene, coachId, email)
  await scene.pool.query('UPDATE staff_email_change SET expires = now() WHERE coach_id = $1', [coachId])
  expect([await findStaffChange(third.token), await confirmStaffChange(third.token)]).toEqual([null, null])
  const fourth = await asked(scene, coachId, email)
  const answers = await Promise.all([confirmStaffChange(fourth.token), confirmStaffChange(fourth.token)])
  expect(answers.filter((answer) => answer === 'changed')).toHaveLength(1)

  const fifth = await asked(scene, coachId, fourth.becomes)
  await scene.pool.query(`UPDATE coach SET email = 'own-' || email WHERE id = $1`, [coachId])
  expect([await findStaffChange(fifth.token), await confirmStaffChange(fifth.token)]).toEqual([null, null])
  for (const token of ['', 'x', '\0'.repeat(32), undefined]) expect(await confirmStaffChange(token)).toBeNull()
})

test('refuses a taken address, also when it is taken before the confirmation', async ({ scene }) => {
  const { coachId, email } = await signedIn(scene)
  const other = await listed(scene)
  expect(await askStaffEmailChange(ada, coachId, other.email, email)).toEqual({ kind: 'taken' })
  expect(await askStaffEmailChange(ada, other.coachId, email, other.email)).toEqual({ kind: 'taken' })
  const { becomes, token } = await asked(scene, coachId, email)
  await scene.list(becomes)
  expect(await confirmStaffChange(token)).toBe('taken')
})

test('refuses a bad address, the same, one of the settings, and a page that is out of date', async ({ scene }) => {
  const { coachId, email } = await listed(scene)
  const ask = (typed: unknown, seen = email) => askStaffEmailChange(ada, coachId, typed, seen)
  expect(await ask('ana')).toEqual({ kind: 'bad-address' })
  expect(await ask(email)).toEqual({ kind: 'same-address' })
  expect(await ask('boss@example.com')).toEqual({ kind: 'set-by-settings' })
  expect(await ask(newAddress(), 'other@example.com')).toEqual({ kind: 'changed-meanwhile' })
  expect(await askStaffEmailChange(ada, 'nobody' as CoachId, newAddress(), email)).toBeNull()
})

test('sends five emails a day at most about one coach’s address, and none that the log would show', async ({
  scene,
}) => {
  const { coachId, email } = await signedIn(scene)
  const line = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const addresses = Array.from({ length: 6 }, newAddress)
  const answers: (string | undefined)[] = []
  for (const address of addresses) answers.push((await askStaffEmailChange(ada, coachId, address, email))?.kind)
  const written = JSON.stringify(line.mock.calls)
  line.mockRestore()
  expect(answers).toEqual(['asked', 'asked', 'asked', 'asked', 'asked', 'too-soon'])
  for (const address of addresses) expect(written).not.toContain(address)
})

test('writes to a coach who is kept out why no link comes, three times a day, and to nobody else', async ({
  scene,
}) => {
  const { coachId, email } = await listed(scene)
  const exclusions = createExclusionStore(database(process.env.DATABASE_URL ?? ''))
  await exclusions.exclude(coachId, 'withdrawn', ada)
  const excluded = { withdrawn: said('withdrawn'), suspended: said('suspended'), removed: said('removed') }
  const other = await listed(scene)
  for (let time = 0; time < 4; time += 1) {
    await sendLink(newSignInRequest(email, null), emailWords)
    await sendExclusion(newSignInRequest(email, null), excluded)
    await sendExclusion(newSignInRequest(other.email, null), excluded)
    await sendExclusion(newSignInRequest(`unknown-${email}`, null), excluded)
  }
  const told = await scene.box.emailsTo(email, 3)
  // An answer reaches support: no form is open to who may not sign in.
  expect(told.map(({ subject, replyTo }) => [subject, replyTo])).toEqual(
    Array(3).fill(['withdrawn', 'help@example.com']),
  )
  const receivers = (await scene.box.emails()).flatMap(({ to }) => to)
  expect(receivers).not.toContain(other.email)
  expect(receivers).not.toContain(`unknown-${email}`)
})

test('keeps a withdrawn or suspended coach out where anyone may sign up too', async ({ scene }) => {
  const { coachId, email } = await listed(scene)
  const exclusions = createExclusionStore(database(process.env.DATABASE_URL ?? ''))
  const { people } = authRooms()
  const open = { signUp: 'open' as const, adminEmails: [] }
  expect(await people.mayReceiveLink(email, open)).toBe(true)
  await exclusions.exclude(coachId, 'suspended', ada)
  expect(await people.mayReceiveLink(email, open)).toBe(false)
  expect(await people.mayReceiveLink(newAddress(), open)).toBe(true)
  expect(await people.mayReceiveLink(email, { ...open, adminEmails: [email] })).toBe(true)
})

async function listed(scene: SignInScene): Promise<{ coachId: CoachId; email: string }> {
  const email = newAddress()
  await scene.list(email)
  const { rows } = await scene.pool.query('SELECT id FROM coach WHERE email = $1', [email])
  return { coachId: rows[0].id, email }
}

async function signedIn(scene: SignInScene) {
  const { coachId, email } = await listed(scene)
  await sendLink(newSignInRequest(email, null), emailWords)
  const link = linkIn((await scene.box.emailTo(email)).text)
  const answer = await consumeLink(link, {
    session: null,
    zone: null,
    language: null,
    userAgent: null,
    forwardedFor: null,
  })
  if (answer.kind !== 'signed-in') throw new Error(answer.why)
  const [, session = ''] = /=([^;]*)/.exec(answer.cookie) ?? []
  return { coachId, email, session }
}

async function asked(scene: SignInScene, coachId: CoachId, email: string) {
  const becomes = newAddress()
  const answer = await askStaffEmailChange(ada, coachId, becomes, email)
  if (answer?.kind !== 'asked') throw new Error(answer?.kind)
  await sendStaffChange(answer.change, words)
  const [, token = ''] = /confirm-email\/([\w-]+)/.exec((await scene.box.emailTo(becomes)).text) ?? []
  return { becomes, token }
}

async function kindsOf(scene: SignInScene, coachId: CoachId): Promise<string[]> {
  const { rows } = await scene.pool.query('SELECT kind FROM decision WHERE coach_id = $1 ORDER BY id', [coachId])
  return rows.map(({ kind }) => kind)
}
