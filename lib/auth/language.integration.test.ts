import { beforeEach, expect, vi } from 'vitest'
import { withCurrentRequest } from '@/lib/current-request'
import { consumeLink } from './consume'
import { requirePerson } from './guards'
import { findChosenLanguage, keepLanguage } from './language'
import { sendLink } from './link'
import { authRooms } from './parts'
import { newSignInRequest } from './sign-in-request'
import { emailWords, linkIn, type SignInScene } from './testing/sign-in-scene'
import { test } from './testing/sign-in-test'

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => ({ name, value: browser.cookies.get(name) }) }),
}))

let made = 0

beforeEach(() => browser.cookies.clear())

test('stores the browser’s language at a sign-in, and leaves the chosen one to its person', async ({ scene }) => {
  const email = await signIn(scene, 'fr')
  const { rows } = await scene.pool.query('SELECT language, browser_language FROM "user" WHERE email = $1', [email])
  expect(rows).toEqual([{ language: null, browser_language: 'fr' }])
})

test('speaks as a person chose, and asks the database no more than for who they are', async ({ scene }) => {
  await signIn(scene, 'fr')
  const { userId } = await requirePerson('/account')
  await keepLanguage(userId, 'de')
  const asking = vi.spyOn(authRooms().people, 'findPersonBySession')
  await inRequest(async () => {
    await requirePerson('/account')
    expect([await findChosenLanguage(), await findChosenLanguage()]).toEqual(['de', 'de'])
    expect(asking).toHaveBeenCalledTimes(1)
    await keepLanguage(userId, 'es')
    expect(await findChosenLanguage()).toBe('es')
  })
  asking.mockRestore()
})

test('leaves the language to the browser for a stranger, and while the database is away', async ({ scene }) => {
  expect(await inRequest(findChosenLanguage)).toBeNull()
  await signIn(scene, 'fr')
  const asking = vi.spyOn(authRooms().people, 'findPersonBySession').mockRejectedValue(new Error('away'))
  expect(await inRequest(findChosenLanguage)).toBeNull()
  asking.mockRestore()
})

const inRequest = <Result>(answer: () => Promise<Result>) =>
  withCurrentRequest({ statusCode: 200, headersSent: false }, 'request-1', answer)

async function signIn(scene: SignInScene, language: string): Promise<string> {
  const email = `reader-${++made}@example.com`
  await scene.list(email)
  await sendLink(newSignInRequest(email, null), emailWords)
  const [mail] = await scene.box.emailsTo(email, 1)
  const presser = { session: null, zone: null, language, userAgent: null, forwardedFor: null }
  const answer = await consumeLink(linkIn(mail?.text ?? ''), presser)
  if (answer.kind !== 'signed-in') throw new Error(`${email} was not signed in`)
  browser.cookies.set('greenlight-session-4321', /=([^;]*)/.exec(answer.cookie)?.[1] ?? '')
  return email
}
