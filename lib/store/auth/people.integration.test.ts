import { expect } from 'vitest'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'
import { createAuthAdapter } from './auth-adapter'
import { createPeople, type People } from './people'
import { mostLinks } from './sign-in'

let people: People
let made = 0

const now = new Date('2026-03-01T12:00:00Z')
const tomorrow = new Date('2026-03-02T12:00:00Z')
const machine = { kind: 'machine' } as const
const listed = { signUp: 'listed', adminEmails: ['boss@example.com'] } as const
const open = { ...listed, signUp: 'open' } as const

test.beforeAll(async ({ servers }) => {
  people = createPeople(servers.databases[0])
})

test('finds a session’s person with current roles until it is over', async ({ servers }) => {
  const { userId, email, sessionToken } = await signedIn(servers)
  const coachId = await servers.stores[0].coaches.addCoach({ email, name: null, reference: null, by: machine })
  expect(await people.findPersonBySession(sessionToken, now)).toMatchObject({ userId, coachId: null, adminSince: null })

  await people.welcome(userId, email, copy(listed))
  await people.grantAdmin(email, machine)
  const person = await people.findPersonBySession(sessionToken, now)
  expect(person).toMatchObject({ userId, email, coachId, expires: tomorrow })
  expect(person?.adminSince).toBeInstanceOf(Date)
  expect(person?.sessionBegunAt).toBeInstanceOf(Date)

  expect(await people.findPersonBySession(sessionToken, tomorrow)).toBeNull()
  expect(await people.findPersonBySession('another', now)).toBeNull()
})

test('stores a person’s last time zone and language, for their emails too', async ({ servers }) => {
  const { userId, email, sessionToken } = await signedIn(servers)
  const coachId = await servers.stores[0].coaches.addCoach({ email, name: null, reference: null, by: machine })
  if (coachId === null) throw new Error('the coach was not added')
  const reader = () => servers.stores[1].emails.findReader(coachId)
  expect(await reader()).toEqual({ zone: null, language: null })

  await people.welcome(userId, email, copy(listed))
  await people.keepReader(sessionToken, { zone: 'Europe/Berlin', language: 'de' })
  await people.keepReader(sessionToken, { zone: 'America/Los_Angeles', language: null })
  expect(await people.findPersonBySession(sessionToken, now)).toMatchObject({ zone: 'America/Los_Angeles' })
  expect(await reader()).toEqual({ zone: 'America/Los_Angeles', language: 'de' })
  await people.keepReader('another', { zone: 'Asia/Tokyo', language: 'fr' })
  await people.keepReader(sessionToken, { zone: null, language: null })
  expect(await reader()).toEqual({ zone: 'America/Los_Angeles', language: 'de' })
})

test('prefers the language a person chose, until they leave it to the browser again', async ({ servers }) => {
  const { userId, email, sessionToken } = await signedIn(servers)
  const coachId = await servers.stores[0].coaches.addCoach({ email, name: null, reference: null, by: machine })
  if (coachId === null) throw new Error('the coach was not added')
  await people.welcome(userId, email, copy(listed))
  await people.keepReader(sessionToken, { zone: null, language: 'de' })
  for (const [chosen, read] of [
    ['fr', 'fr'],
    [null, 'de'],
  ]) {
    await people.chooseLanguage(userId, chosen ?? null)
    expect(await people.findPersonBySession(sessionToken, now)).toMatchObject({ language: chosen })
    expect(await servers.stores[1].emails.findReader(coachId)).toMatchObject({ language: read })
  }
})

test('names the browser of a session at its sign-in, and of no other', async ({ servers }) => {
  const { userId, sessionToken } = await signedIn(servers)
  await beginSession(servers, userId, `${userId}-elsewhere`)
  await servers.pool.query(`UPDATE session SET expires = now() + interval '1 day' WHERE user_id = $1`, [userId])
  await people.keepBrowser(sessionToken, { browser: 'Firefox', system: 'Windows' })
  const listed = await people.listSessions(userId, sessionToken)
  expect(listed.find(({ isThis }) => isThis)).toMatchObject({ browser: 'Firefox', system: 'Windows' })
  expect(listed.find(({ isThis }) => !isThis)).toMatchObject({ browser: null, system: null })
})

test('notes the use of a session once a day', async ({ servers }) => {
  const { userId, sessionToken } = await signedIn(servers)
  await servers.pool.query(
    `UPDATE session SET used_on = DATE '2026-01-05', expires = now() + interval '1 day' WHERE user_id = $1`,
    [userId],
  )
  const usedOn = async () => (await people.listSessions(userId, sessionToken))[0]?.usedOn
  expect(await usedOn()).toEqual(new Date('2026-01-05T00:00:00Z'))
  expect(await people.findPersonBySession(sessionToken, now)).toMatchObject({ isUsedToday: false })
  await people.noteUse('another')
  expect(await usedOn()).toEqual(new Date('2026-01-05T00:00:00Z'))
  await people.noteUse(sessionToken)
  expect(await people.findPersonBySession(sessionToken, now)).toMatchObject({ isUsedToday: true })
  const version = () => servers.pool.query('SELECT xmin::text FROM session WHERE user_id = $1', [userId])
  const { rows: before } = await version()
  await people.noteUse(sessionToken)
  expect((await version()).rows).toEqual(before)
})

test('stores nothing that has not the shape of a language', async ({ servers }) => {
  const { userId } = await signedIn(servers)
  for (const made of ['', 'DE', 'deutsch', 'de_AT', 'de;', '../de', 'de-', `de-${'a'.repeat(9)}`]) {
    await expect(people.chooseLanguage(userId, made), made).rejects.toThrow('user_languages')
  }
})

test('prefers the zone a person chose, for their emails too, until they choose automatic again', async ({
  servers,
}) => {
  const { userId, email, sessionToken } = await signedIn(servers)
  const coachId = await servers.stores[0].coaches.addCoach({ email, name: null, reference: null, by: machine })
  if (coachId === null) throw new Error('the coach was not added')
  await people.welcome(userId, email, copy(listed))
  await people.keepReader(sessionToken, { zone: 'Europe/Berlin', language: null })
  await people.chooseZone(userId, 'Asia/Tokyo')
  expect(await people.findPersonBySession(sessionToken, now)).toMatchObject({
    zone: 'Europe/Berlin',
    chosenZone: 'Asia/Tokyo',
  })
  expect(await servers.stores[1].emails.findReader(coachId)).toMatchObject({ zone: 'Asia/Tokyo' })
  await people.chooseZone(userId, null)
  expect(await servers.stores[1].emails.findReader(coachId)).toMatchObject({ zone: 'Europe/Berlin' })
})

test('lists a person’s own sessions that are not over, newest first, and ends only theirs', async ({ servers }) => {
  const [mine, other] = [await signedIn(servers), await signedIn(servers)]
  await beginSession(servers, mine.userId, 'mine-elsewhere')
  await beginSession(servers, mine.userId, 'mine-over')
  await servers.pool.query(`UPDATE session SET expires = now() + interval '1 day' WHERE user_id = ANY($1)`, [
    [mine.userId, other.userId],
  ])
  await servers.pool.query(`UPDATE session SET expires = now(), begun_at = now() + interval '1 minute'
    WHERE session_token = encode(sha256('mine-over'), 'hex')`)
  await servers.pool.query(`UPDATE session SET begun_at = begun_at - interval '1 hour'
    WHERE session_token = encode(sha256('mine-elsewhere'), 'hex')`)
  const found = await people.listSessions(mine.userId, mine.sessionToken)
  expect(found.map(({ isThis }) => isThis)).toEqual([true, false])

  const [theirs] = await people.listSessions(other.userId, other.sessionToken)
  expect(await people.endSessionById(mine.userId, theirs?.id ?? '')).toBe(false)
  expect(await people.endSessionById(mine.userId, found[1]?.id ?? '')).toBe(true)
  expect(await people.endSessionById(mine.userId, found[1]?.id ?? '')).toBe(false)
  expect(await people.findPersonBySession('mine-elsewhere', now)).toBeNull()

  await beginSession(servers, mine.userId, 'mine-again')
  await people.endOtherSessions(mine.userId, mine.sessionToken)
  expect(await people.findPersonBySession('mine-again', now)).toBeNull()
  expect(await people.findPersonBySession(mine.sessionToken, now)).not.toBeNull()
  expect(await people.findPersonBySession(other.sessionToken, now)).not.toBeNull()
})

test('ends a session at once and leaves the others; ending all ends all', async ({ servers }) => {
  const { userId, sessionToken } = await signedIn(servers)
  for (const token of ['second', 'third']) await beginSession(servers, userId, token)
  await people.endSession(sessionToken)
  expect(await people.findPersonBySession(sessionToken, now)).toBeNull()
  expect(await people.findPersonBySession('second', now)).not.toBeNull()

  await people.endAllSessions(userId)
  expect(await people.findPersonBySession('second', now)).toBeNull()
  expect(await people.findPersonBySession('third', now)).toBeNull()
})

test('links only coaches, admins and named addresses where sign-up is listed', async ({ servers }) => {
  await servers.stores[0].coaches.addCoach({ email: 'listed@example.com', name: null, reference: null, by: machine })
  await people.grantAdmin('granted@example.com', machine)
  const may = (email: string) => people.mayReceiveLink(email, copy(listed))
  expect(await may('Listed@example.com')).toBe(true)
  expect(await may('granted@example.com')).toBe(true)
  expect(await may('Boss@example.com')).toBe(true)
  expect(await may('stranger@example.com')).toBe(false)
  expect(await people.mayReceiveLink('stranger@example.com', copy(open))).toBe(true)
})

test('makes no one a coach at sign-in where sign-up is listed', async ({ servers }) => {
  const { userId, email, sessionToken } = await signedIn(servers)
  await people.welcome(userId, email, copy(listed))
  expect((await people.findPersonBySession(sessionToken, now))?.coachId).toBeNull()
})

test('makes a person a coach once where sign-up is open, also on two servers', async ({ servers }) => {
  const { userId, email, sessionToken } = await signedIn(servers)
  const other = createPeople(servers.databases[1])
  await Promise.all(
    Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? people : other).welcome(userId, email, copy(open))),
  )
  const person = await people.findPersonBySession(sessionToken, now)
  const coachId = person?.coachId as Parameters<TwoServers['stores'][0]['decisions']['decisionsOf']>[0]
  expect(await servers.stores[0].decisions.decisionsOf(coachId, 10)).toMatchObject([
    { kind: 'coach-added', coachId, by: { kind: 'coach', id: coachId } },
  ])
})

test('makes a named address an admin, not a coach, and records it once', async ({ servers }) => {
  const { userId, email, sessionToken } = await signedIn(servers)
  const rule = { signUp: 'open' as const, adminEmails: [email] }
  await people.welcome(userId, email, rule)
  await people.welcome(userId, email, rule)
  expect(await people.findPersonBySession(sessionToken, now)).toMatchObject({
    coachId: null,
    adminSince: expect.any(Date),
  })
  expect(await rolesDecided(servers, userId)).toEqual([
    { by_kind: 'machine', facts: { userId, role: 'admin', granted: true } },
  ])
})

test('grants and revokes an admin once each, before a first sign-in too, and records both', async ({ servers }) => {
  const by = { kind: 'admin', id: 'admin-1' } as const
  expect(await people.grantAdmin('New@example.com', by)).toBe(true)
  expect(await people.grantAdmin('new@example.com', by)).toBe(false)
  const { rows } = await servers.pool.query(`SELECT id FROM "user" WHERE email = 'new@example.com'`)
  expect(await people.revokeAdmin('NEW@example.com', by, false)).toBe(true)
  expect(await people.revokeAdmin('new@example.com', by, false)).toBe(false)
  expect((await rolesDecided(servers, rows[0].id)).map(({ facts }) => facts.granted)).toEqual([true, false])
})

test('removes the role from a revoked admin’s open session', async ({ servers }) => {
  const { email, sessionToken } = await signedIn(servers)
  await people.grantAdmin(email, machine)
  expect((await people.findPersonBySession(sessionToken, now))?.adminSince).not.toBeNull()
  await people.revokeAdmin(email, machine, false)
  expect((await people.findPersonBySession(sessionToken, now))?.adminSince).toBeNull()
})

test('keeps an admin of the settings revoked until someone grants the role again', async ({ servers }) => {
  const { userId, email, sessionToken } = await signedIn(servers)
  const rule = { signUp: 'listed' as const, adminEmails: [email] }
  await people.welcome(userId, email, rule)
  expect(await people.mayReceiveLink(email, rule)).toBe(true)
  expect(await people.revokeAdmin(email, machine, true)).toBe(true)
  expect(await people.mayReceiveLink(email, rule)).toBe(false)
  await people.welcome(userId, email, rule)
  expect((await people.findPersonBySession(sessionToken, now))?.adminSince).toBeNull()
  expect(await people.revokeAdmin(email, machine, true)).toBe(false)

  expect(await people.grantAdmin(email, machine)).toBe(true)
  expect(await people.mayReceiveLink(email, rule)).toBe(true)
  await people.welcome(userId, email, rule)
  expect((await people.findPersonBySession(sessionToken, now))?.adminSince).not.toBeNull()
  expect((await rolesDecided(servers, userId)).map(({ facts }) => facts.granted)).toEqual([true, false, true])
})

test('can revoke a named address before its first sign-in', async () => {
  const email = 'never-came@example.com'
  const rule = { signUp: 'listed' as const, adminEmails: [email] }
  expect(await people.revokeAdmin(email, machine, true)).toBe(true)
  expect(await people.mayReceiveLink(email, rule)).toBe(false)
  expect(await people.revokeAdmin('nobody@example.com', machine, false)).toBe(false)
})

test('leaves no role to an admin revoked during sign-in', async ({ servers }) => {
  const other = createPeople(servers.databases[1])
  for (let round = 0; round < 5; round += 1) {
    const { userId, email, sessionToken } = await signedIn(servers)
    const rule = { signUp: 'listed' as const, adminEmails: [email] }
    await Promise.all([
      ...Array.from({ length: 4 }, () => people.welcome(userId, email, rule)),
      other.revokeAdmin(email, machine, true),
    ])
    expect((await people.findPersonBySession(sessionToken, now))?.adminSince).toBeNull()
  }
})

test('uses up a mailed link once, and drops unused ones in time', async ({ servers }) => {
  const identifier = 'ana@example.com'
  const years = new Date('2100-01-01T00:00:00Z')
  await people.storeLinkToken({ identifier, tokenHash: 'old', expires: now })
  await people.storeLinkToken({ identifier, tokenHash: 'first', expires: years })
  await people.storeLinkToken({ identifier, tokenHash: 'second', expires: years })
  const use = (token: string) => createAuthAdapter(servers.databases[0]).useVerificationToken?.({ identifier, token })
  expect(await use('old')).toBeNull()
  expect(await use('first')).toMatchObject({ identifier })
  expect(await use('first')).toBeNull()
  expect(await use('second')).toMatchObject({ identifier })
})

test('allows ten valid links for an address, also with two servers at once', async ({ servers }) => {
  const identifier = 'often@example.com'
  const [here, there] = servers.databases.map(createPeople) as [People, People]
  const expires = new Date('2100-01-01T00:00:00Z')
  const ask = (_: unknown, i: number) =>
    (i % 2 === 0 ? here : there).storeLinkToken({ identifier, tokenHash: `often-${i}`, expires })
  const answers = await Promise.all(Array.from({ length: 24 }, ask))
  expect(answers.filter(Boolean)).toHaveLength(mostLinks)
  expect(await here.storeLinkToken({ identifier: 'other@example.com', tokenHash: 'other', expires })).toBe(true)

  await here.dropLinkToken({ identifier, tokenHash: `often-${answers.indexOf(true)}` })
  expect(await there.storeLinkToken({ identifier, tokenHash: 'again', expires })).toBe(true)
  expect(await there.storeLinkToken({ identifier, tokenHash: 'too many', expires })).toBe(false)
})

async function signedIn(servers: TwoServers) {
  made += 1
  const email = `person-${made}@example.com`
  const { id: userId } = await servers.databases[0].prisma.user.create({ data: { email } })
  const sessionToken = `session-${made}`
  await beginSession(servers, userId, sessionToken)
  return { userId, email, sessionToken }
}

async function beginSession(servers: TwoServers, userId: string, sessionToken: string): Promise<void> {
  await createAuthAdapter(servers.databases[0]).createSession?.({ userId, sessionToken, expires: tomorrow })
}

async function rolesDecided(servers: TwoServers, userId: string) {
  const { rows } = await servers.pool.query(
    `SELECT by_kind, facts FROM decision WHERE kind = 'role-changed' AND facts->>'userId' = $1 ORDER BY id`,
    [userId],
  )
  return rows
}

function copy<Rule extends { adminEmails: readonly string[] }>(rule: Rule) {
  return { ...rule, adminEmails: [...rule.adminEmails] }
}
