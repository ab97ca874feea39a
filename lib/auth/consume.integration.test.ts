import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '@/prisma/test-database'
import { consumeLink, type Presser } from './consume'
import { sendLink } from './link'
import { authRooms } from './rooms'
import { type FrontDoor, letterWords, linkIn, openFrontDoor } from './testing/front-door'

let door: FrontDoor
let made = 0

beforeAll(async () => {
  door = await openFrontDoor(await createTestDatabase())
})
afterAll(() => door.close())

const newcomer: Presser = { session: null, forwardedFor: null }
const noGood = { kind: 'trouble', why: 'link' }

test('a link signs its coach in once; the second press says that it is used up', async () => {
  const link = await mailedLink()
  const first = await consumeLink(link, newcomer)
  expect(first).toMatchObject({ kind: 'signed-in', home: '/payouts' })
  expect(await personOf(first)).toMatchObject({ email: link.email, coachId: expect.any(String), adminSince: null })
  expect(await consumeLink(link, newcomer)).toEqual(noGood)
})

test('of two presses at the same moment one signs in', async () => {
  const link = await mailedLink()
  const answers = await Promise.all([consumeLink(link, newcomer), consumeLink(link, newcomer)])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['signed-in', 'trouble'])
})

test('the session is kept in a cookie of this port that scripts cannot read, for seven days', async () => {
  const answer = await consumeLink(await mailedLink(), newcomer)
  if (answer.kind !== 'signed-in') throw new Error('nobody was signed in')
  expect(answer.cookie).toMatch(/^greenlight-session-4321=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  const expires = new Date(/Expires=([^;]+)/.exec(answer.cookie)?.[1] ?? '').getTime()
  expect(Math.abs(expires - Date.now() - 7 * 24 * 3600 * 1000)).toBeLessThan(10_000)
})

test('a link older than ten minutes is no good', async () => {
  const link = await mailedLink()
  await door.pool.query(
    `UPDATE verification_token SET expires = expires - interval '600 seconds' WHERE identifier = $1`,
    [link.email],
  )
  expect(await consumeLink(link, newcomer)).toEqual(noGood)
})

test.each([{ token: 'made up' }, { token: null }, { email: null }, { email: 'another@example.com' }])(
  'a link with %o in it is no good, and the true one still is',
  async (wrong) => {
    const link = await mailedLink()
    expect(await consumeLink({ ...link, ...wrong }, newcomer)).toEqual(noGood)
    expect((await consumeLink(link, newcomer)).kind).toBe('signed-in')
  },
)

test('an address that was taken off the list after its link was mailed is refused, and nobody is made', async () => {
  const link = await mailedLink()
  await door.pool.query('DELETE FROM coach WHERE email = $1', [link.email])
  expect(await consumeLink(link, newcomer)).toEqual({ kind: 'trouble', why: 'refused' })
  const { rowCount } = await door.pool.query('SELECT FROM "user" WHERE email = $1', [link.email])
  expect(rowCount).toBe(0)
})

test('an address named in the settings becomes an admin by signing in, and not before', async () => {
  await sendLink('boss@example.com', null, letterWords)
  expect((await door.pool.query('SELECT FROM admin')).rowCount).toBe(0)
  const answer = await consumeLink(linkIn((await door.box.letterTo('boss@example.com')).text), newcomer)
  expect(answer).toMatchObject({ kind: 'signed-in', home: '/admin/coaches' })
  expect(await personOf(answer)).toMatchObject({ coachId: null, adminSince: expect.any(Date) })
})

test('signing in ends the session that this browser had', async () => {
  const before = await consumeLink(await mailedLink(), newcomer)
  const after = await consumeLink(await mailedLink(), { ...newcomer, session: tokenOf(before) })
  expect(await personOf(before)).toBeNull()
  expect(await personOf(after)).not.toBeNull()
})

test('nobody is signed in who could not be given what is theirs', async () => {
  const link = await mailedLink()
  await door.pool.query('ALTER TABLE coach RENAME COLUMN user_id TO user_gone')
  try {
    expect(await consumeLink(link, newcomer)).toEqual({ kind: 'trouble', why: 'away' })
  } finally {
    await door.pool.query('ALTER TABLE coach RENAME COLUMN user_gone TO user_id')
  }
  const { rowCount } = await door.pool.query(
    'SELECT FROM session JOIN "user" person ON person.id = session.user_id WHERE person.email = $1',
    [link.email],
  )
  expect(rowCount).toBe(0)
})

async function mailedLink() {
  made += 1
  const email = `coach-${made}@example.com`
  await door.list(email)
  await sendLink(email, null, letterWords)
  return linkIn((await door.box.letterTo(email)).text)
}

function tokenOf(answer: Awaited<ReturnType<typeof consumeLink>>): string {
  if (answer.kind !== 'signed-in') throw new Error('nobody was signed in')
  return /=([^;]*)/.exec(answer.cookie)?.[1] ?? ''
}

const personOf = (answer: Awaited<ReturnType<typeof consumeLink>>) =>
  authRooms().people.findPersonBySession(tokenOf(answer), new Date())
