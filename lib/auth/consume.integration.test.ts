import { expect, vi } from 'vitest'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import { createKeyStore } from '@/lib/store/api-clients/key-store'
import { database } from '@/lib/store/testing/database'
import { consumeLink, type Presser } from './consume'
import { sendLink } from './link'
import { authRooms } from './parts'
import { newSignInRequest } from './sign-in-request'
import { emailWords, linkIn, type SignInScene } from './testing/sign-in-scene'
import { test } from './testing/sign-in-test'

let made = 0

const newcomer: Presser = { session: null, zone: null, language: null, userAgent: null, forwardedFor: null }
const noGood = { kind: 'trouble', why: 'link' }

test('signs its coach in once; the second press says that it is used up', async ({ scene }) => {
  const link = await mailedLink(scene)
  const first = await consumeLink(link, newcomer)
  expect(first).toMatchObject({ kind: 'signed-in', home: '/payouts' })
  expect(await personOf(first)).toMatchObject({ email: link.email, coachId: expect.any(String), adminSince: null })
  expect(await consumeLink(link, newcomer)).toEqual(noGood)
})

test('signs in one of two simultaneous presses', async ({ scene }) => {
  const link = await mailedLink(scene)
  const answers = await Promise.all([consumeLink(link, newcomer), consumeLink(link, newcomer)])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['signed-in', 'trouble'])
})

test('keeps the session for seven days in a cookie that scripts cannot read', async ({ scene }) => {
  const answer = await consumeLink(await mailedLink(scene), newcomer)
  if (answer.kind !== 'signed-in') throw new Error('nobody was signed in')
  expect(answer.cookie).toMatch(/^greenlight-session-4321=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  const expires = new Date(/Expires=([^;]+)/.exec(answer.cookie)?.[1] ?? '').getTime()
  expect(Math.abs(expires - Date.now() - 7 * 24 * 3600 * 1000)).toBeLessThan(10_000)
})

test('refuses a link older than ten minutes', async ({ scene }) => {
  const link = await mailedLink(scene)
  await scene.pool.query(
    `UPDATE verification_token SET expires = expires - interval '600 seconds' WHERE identifier = $1`,
    [link.email],
  )
  expect(await consumeLink(link, newcomer)).toEqual(noGood)
})

test.for([{ token: 'made up' }, { token: null }, { email: null }, { email: 'another@example.com' }])(
  'refuses a link with %o in it, and keeps the true one valid',
  async (wrong, { scene }) => {
    const link = await mailedLink(scene)
    expect(await consumeLink({ ...link, ...wrong }, newcomer)).toEqual(noGood)
    expect((await consumeLink(link, newcomer)).kind).toBe('signed-in')
  },
)

test('refuses an address removed from the list after its email, and creates no one', async ({ scene }) => {
  const link = await mailedLink(scene)
  await scene.pool.query('DELETE FROM coach WHERE email = $1', [link.email])
  expect(await consumeLink(link, newcomer)).toEqual({ kind: 'trouble', why: 'refused' })
  const { rowCount } = await scene.pool.query('SELECT FROM "user" WHERE email = $1', [link.email])
  expect(rowCount).toBe(0)
})

test('makes a named address an admin at sign-in, and not before', async ({ scene }) => {
  await sendLink(newSignInRequest('boss@example.com', null), emailWords)
  expect((await scene.pool.query('SELECT FROM admin')).rowCount).toBe(0)
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const answer = await consumeLink(linkIn((await scene.box.emailTo('boss@example.com')).text), newcomer)
  const noted = write.mock.calls.map(([line]) => JSON.parse(String(line)))
  write.mockRestore()
  expect(answer).toMatchObject({ kind: 'signed-in', home: '/admin/coaches' })
  const { rows } = await scene.pool.query('SELECT user_id FROM admin')
  expect(noted).toMatchObject([
    { event: 'role.changed', role: 'admin', granted: true, userId: rows[0].user_id },
    { event: 'sign-in.done', userId: rows[0].user_id },
  ])
  expect(JSON.stringify(noted)).not.toContain('boss@')
  expect(await personOf(answer)).toMatchObject({ coachId: null, adminSince: expect.any(Date) })
})

test('ends every earlier link of the address on sign-in', async ({ scene }) => {
  const older = await mailedLink(scene)
  await sendLink(newSignInRequest(older.email, null), emailWords)
  const { rows } = await scene.pool.query('SELECT token FROM verification_token WHERE identifier = $1', [older.email])
  expect(rows).toHaveLength(2)
  expect((await consumeLink(older, newcomer)).kind).toBe('signed-in')
  const left = await scene.pool.query('SELECT FROM verification_token WHERE identifier = $1', [older.email])
  expect(left.rowCount).toBe(0)
  await sendLink(newSignInRequest(older.email, null), emailWords)
  expect((await scene.pool.query('SELECT FROM verification_token WHERE identifier = $1', [older.email])).rowCount).toBe(
    1,
  )
})

test('ends every link of the person on signing out everywhere, and no one else’s', async ({ scene }) => {
  const [mine, other] = [await mailedLink(scene), await mailedLink(scene)]
  const person = await personOf(await consumeLink(mine, newcomer))
  await sendLink(newSignInRequest(mine.email, null), emailWords)
  await authRooms().people.endAllSessions(person?.userId ?? '')
  const { rows } = await scene.pool.query('SELECT identifier FROM verification_token WHERE identifier = ANY($1)', [
    [mine.email, other.email],
  ])
  expect(rows).toEqual([{ identifier: other.email }])
  expect((await consumeLink(other, newcomer)).kind).toBe('signed-in')
})

test('ends the browser’s earlier session on sign-in', async ({ scene }) => {
  const before = await consumeLink(await mailedLink(scene), newcomer)
  const after = await consumeLink(await mailedLink(scene), { ...newcomer, session: tokenOf(before) })
  expect(await personOf(before)).toBeNull()
  expect(await personOf(after)).not.toBeNull()
})

test('does not sign in a person whose roles could not be set', async ({ scene }) => {
  const link = await mailedLink(scene)
  await scene.pool.query('ALTER TABLE coach RENAME COLUMN user_id TO user_gone')
  try {
    expect(await consumeLink(link, newcomer)).toEqual({ kind: 'trouble', why: 'away' })
  } finally {
    await scene.pool.query('ALTER TABLE coach RENAME COLUMN user_gone TO user_id')
  }
  const { rowCount } = await scene.pool.query(
    'SELECT FROM session JOIN "user" person ON person.id = session.user_id WHERE person.email = $1',
    [link.email],
  )
  expect(rowCount).toBe(0)
})

test('keeps nothing in the database that signs someone in', async ({ scene }) => {
  const unused = await mailedLink(scene)
  const answer = await consumeLink(await mailedLink(scene), newcomer)
  const keys = createKeyStore(database(process.env.DATABASE_URL ?? ''))
  const { secret } = await keys.makeKey({ name: 'Booking', scopes: ['charges'] }, 'admin-1' as AdminId)
  const rows = await everyRow(scene)
  for (const each of [unused.token, tokenOf(answer), secret]) expect(rows).not.toContain(each)
  const { rows: sessions } = await scene.pool.query<{ kept: string }>('SELECT session_token AS kept FROM session')
  expect(sessions.length).toBeGreaterThan(0)
  for (const { kept } of sessions) expect(await authRooms().people.findPersonBySession(kept, new Date())).toBeNull()
})

/** Every row of every table, as in a dump. */
async function everyRow(scene: SignInScene): Promise<string> {
  const { rows } = await scene.pool.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  const dumps = rows.map(({ name }) =>
    scene.pool.query(`SELECT coalesce(json_agg(t)::text, '') AS text FROM ${name} t`),
  )
  return (await Promise.all(dumps)).map((dump) => dump.rows[0].text).join('\n')
}

async function mailedLink(scene: SignInScene) {
  made += 1
  const email = `coach-${made}@example.com`
  await scene.list(email)
  await sendLink(newSignInRequest(email, null), emailWords)
  return linkIn((await scene.box.emailTo(email)).text)
}

function tokenOf(answer: Awaited<ReturnType<typeof consumeLink>>): string {
  if (answer.kind !== 'signed-in') throw new Error('nobody was signed in')
  return /=([^;]*)/.exec(answer.cookie)?.[1] ?? ''
}

const personOf = (answer: Awaited<ReturnType<typeof consumeLink>>) =>
  authRooms().people.findPersonBySession(tokenOf(answer), new Date())
