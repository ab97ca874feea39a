import { beforeEach, expect, vi } from 'vitest'
import { consumeLink } from './consume'
import { endSession, findPerson, requireAdmin, requireCoach, requireRecentAdmin } from './guards'
import { sendLink } from './link'
import { authRooms } from './parts'
import { newSignInRequest } from './sign-in-request'
import { emailWords, linkIn, type SignInScene } from './testing/sign-in-scene'
import { test } from './testing/sign-in-test'

/** The browser's cookies, as Next provides them. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), told: [] as Record<string, unknown>[] }))
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined),
    set: (cookie: Record<string, unknown>) => browser.told.push(cookie),
  }),
}))

let made = 0
const name = 'greenlight-session-4321'
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0'
const machine = { kind: 'machine' } as const

beforeEach(() => {
  browser.cookies.clear()
  browser.told.length = 0
})

test('sends people to sign in and back to where they were going', async () => {
  expect(await findPerson()).toBeNull()
  expect(await outcome(requireCoach('/payouts/return'))).toBe('to /sign-in?next=%2Fpayouts%2Freturn')
  expect(await outcome(requireAdmin('/admin/coaches'))).toBe('to /sign-in?next=%2Fadmin%2Fcoaches')
})

test('admits a coach as themselves, and shows them no admin pages', async ({ scene }) => {
  const email = await signIn(scene, newCoach(scene))
  const { rows } = await scene.pool.query('SELECT id FROM coach WHERE email = $1', [email])
  expect(await requireCoach('/payouts')).toBe(rows[0].id)
  expect(await outcome(requireAdmin('/admin/coaches'))).toBe('not found')
})

test('admits an admin, but not as a coach', async ({ scene }) => {
  await signIn(scene, newAdmin())
  const person = await findPerson()
  expect(await requireAdmin('/admin/coaches')).toBe(person?.userId)
  expect(await outcome(requireCoach('/payouts'))).toBe('to /admin/coaches')
})

test('admits one person as both, each by its own guard', async ({ scene }) => {
  const email = await signIn(scene, newCoach(scene))
  await authRooms().people.grantAdmin(email, machine)
  expect(await requireCoach('/payouts')).toEqual(expect.any(String))
  expect(await requireAdmin('/admin/coaches')).toEqual(expect.any(String))
})

test('asks an admin to sign in again after twelve hours, but not a coach', async ({ scene }) => {
  const email = await signIn(scene, newCoach(scene))
  await authRooms().people.grantAdmin(email, machine)
  await beganAgo(scene, email, '11 hours 59 minutes')
  expect(await outcome(requireAdmin('/admin/coaches'))).toBe('in')
  await beganAgo(scene, email, '12 hours 1 minute')
  expect(await outcome(requireAdmin('/admin/coaches'))).toBe('to /sign-in?next=%2Fadmin%2Fcoaches&said=again')
  expect(await outcome(requireCoach('/payouts'))).toBe('in')
})

test('asks an admin to sign in again after fifteen minutes before a refund', async ({ scene }) => {
  const email = await signIn(scene, newAdmin())
  await beganAgo(scene, email, '14 minutes 50 seconds')
  expect(await requireRecentAdmin('/admin/payments')).toBe((await findPerson())?.userId)
  await beganAgo(scene, email, '15 minutes 10 seconds')
  expect(await outcome(requireRecentAdmin('/admin/payments'))).toBe('to /sign-in?next=%2Fadmin%2Fpayments&said=again')
  expect(await outcome(requireAdmin('/admin/payments'))).toBe('in')
})

test('ends a session after seven days', async ({ scene }) => {
  const email = await signIn(scene, newCoach(scene))
  await scene.pool.query(
    `UPDATE session SET expires = expires - interval '7 days' FROM "user" person WHERE person.id = user_id AND email = $1`,
    [email],
  )
  expect(await outcome(requireCoach('/payouts'))).toBe('to /sign-in?next=%2Fpayouts')
})

test('drops a removed role or session at the next request', async ({ scene }) => {
  const email = await signIn(scene, newAdmin())
  expect(await outcome(requireAdmin('/admin/coaches'))).toBe('in')
  await authRooms().people.revokeAdmin(email, machine, false)
  expect(await outcome(requireAdmin('/admin/coaches'))).toBe('not found')
  expect(await outcome(requireCoach('/payouts'))).toBe('to /no-access')
  const person = await findPerson()
  await authRooms().people.endAllSessions(person?.userId ?? '')
  expect(await findPerson()).toBeNull()
})

test('knows a session by its browser, and notes the day of its last use', async ({ scene }) => {
  const email = await signIn(scene, newCoach(scene))
  const { rows } = await scene.pool.query(
    `UPDATE session SET used_on = '2026-01-05' FROM "user" person WHERE person.id = user_id AND email = $1
     RETURNING browser, system, session.id`,
    [email],
  )
  expect(rows).toMatchObject([{ browser: 'Firefox', system: 'Windows' }])
  expect(await findPerson()).toMatchObject({ isUsedToday: false })
  expect(await findPerson()).toMatchObject({ isUsedToday: true })
})

test('ends this session in database and browser on sign-out, and leaves the others', async ({ scene }) => {
  const coach = newCoach(scene)
  await signIn(scene, coach)
  const elsewhere = browser.cookies.get(name) ?? ''
  await signIn(scene, coach)
  await endSession('here')
  expect(await findPerson()).toBeNull()
  expect(browser.told).toEqual([
    { name, value: '', maxAge: 0, httpOnly: true, sameSite: 'lax', path: '/', secure: false },
  ])
  browser.cookies.set(name, elsewhere)
  expect(await findPerson()).not.toBeNull()
})

test('ends all sessions on signing out everywhere, and no one else’s', async ({ scene }) => {
  await signIn(scene, newCoach(scene))
  const another = browser.cookies.get(name) ?? ''
  const coach = newCoach(scene)
  await signIn(scene, coach)
  const elsewhere = browser.cookies.get(name) ?? ''
  await signIn(scene, coach)
  await endSession('everywhere')
  browser.cookies.set(name, elsewhere)
  expect(await findPerson()).toBeNull()
  browser.cookies.set(name, another)
  expect(await findPerson()).not.toBeNull()
})

type Newcomer = Promise<string>

async function newCoach(scene: SignInScene): Newcomer {
  const email = `gate-${++made}@example.com`
  await scene.list(email)
  return email
}

async function newAdmin(): Newcomer {
  const email = `gate-${++made}@example.com`
  await authRooms().people.grantAdmin(email, machine)
  return email
}

async function signIn(scene: SignInScene, newcomer: Newcomer): Promise<string> {
  const email = await newcomer
  const before = (await scene.box.emailsTo(email)).length
  await sendLink(newSignInRequest(email, null), emailWords)
  const emails = await scene.box.emailsTo(email, before + 1)
  const answer = await consumeLink(linkIn(emails.at(-1)?.text ?? ''), {
    session: null,
    zone: null,
    language: null,
    userAgent: firefox,
    forwardedFor: null,
  })
  if (answer.kind !== 'signed-in') throw new Error(`${email} was not signed in`)
  browser.cookies.set(name, /=([^;]*)/.exec(answer.cookie)?.[1] ?? '')
  return email
}

async function beganAgo(scene: SignInScene, email: string, ago: string): Promise<void> {
  await scene.pool.query(
    `UPDATE session SET begun_at = now() - $2::interval FROM "user" person WHERE person.id = user_id AND email = $1`,
    [email, ago],
  )
}

async function outcome(gate: Promise<unknown>): Promise<string> {
  try {
    await gate
    return 'in'
  } catch (thrown) {
    const { digest = '' } = thrown as { digest?: string }
    if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404')) return 'not found'
    const [, , to] = digest.split(';')
    if (!digest.startsWith('NEXT_REDIRECT')) throw thrown
    return `to ${to}`
  }
}
