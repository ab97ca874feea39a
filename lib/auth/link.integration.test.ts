import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '@/prisma/test-database'
import { askForLink, sendLink } from './link'
import { authRooms } from './rooms'
import { appUrl, type FrontDoor, letterWords, linkIn, openFrontDoor } from './testing/front-door'

let door: FrontDoor

beforeAll(async () => {
  door = await openFrontDoor(await createTestDatabase())
  await door.list('ana@example.com')
})
afterAll(() => door.close())

test('a listed coach is sent a link that carries where they were going, and lives ten minutes', async () => {
  await sendLink('ana@example.com', '/payouts/return', letterWords)
  const { text } = await door.box.letterTo('ana@example.com')
  const link = linkIn(text)
  expect(link).toMatchObject({ path: `${appUrl}/sign-in/confirm`, email: 'ana@example.com', next: '/payouts/return' })
  expect(link.token).toMatch(/^[\w-]{43}$/)

  const { rows } = await door.pool.query(
    'SELECT token, extract(epoch FROM expires - now())::float AS seconds FROM verification_token',
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].token).not.toContain(link.token)
  expect(rows[0].seconds).toBeGreaterThan(590)
  expect(rows[0].seconds).toBeLessThanOrEqual(600)
})

test('an address nobody listed is sent nothing, and nothing is kept for it', async () => {
  await sendLink('stranger@example.com', null, letterWords)
  // A letter sent afterwards has arrived, so one sent before would have.
  await sendLink('boss@example.com', null, letterWords)
  await door.box.letterTo('boss@example.com')
  expect((await door.box.letters()).flatMap(({ to }) => to)).not.toContain('stranger@example.com')
  const { rowCount } = await door.pool.query(`SELECT FROM verification_token WHERE identifier = 'stranger@example.com'`)
  expect(rowCount).toBe(0)
})

test('the answer is found without looking whether the address is known, so it cannot tell', async () => {
  const people = ['coach', 'admin', '"user"', 'verification_token']
  for (const table of people) await door.pool.query(`ALTER TABLE ${table} RENAME TO ${table.replace(/"/g, '')}_gone`)
  try {
    expect(await askForLink('ana@example.com', '10.0.0.1')).toEqual({ kind: 'look-in-your-mail' })
    expect(await askForLink('stranger@example.com', '10.0.0.1')).toEqual({ kind: 'look-in-your-mail' })
  } finally {
    for (const table of people) await door.pool.query(`ALTER TABLE ${table.replace(/"/g, '')}_gone RENAME TO ${table}`)
  }
})

test('an address can be written to five times in a quarter of an hour, whoever asks, and is told when again', async () => {
  for (let i = 0; i < 5; i += 1) {
    expect((await askForLink('often@example.com', `10.0.1.${i}`)).kind).toBe('look-in-your-mail')
  }
  const answer = await askForLink('often@example.com', '10.0.1.9')
  expect(answer).toEqual({ kind: 'too-soon', nextAt: expect.any(Date) })
  if (answer.kind === 'too-soon') expect(answer.nextAt.getTime()).toBeGreaterThan(Date.now() + 800_000)
})

test('a caller can ask thirty times in a quarter of an hour, for however many addresses, and cannot pose as others', async () => {
  const ask = (i: number) => askForLink(`person-${i}@example.com`, `1.2.3.${i}, 10.0.2.1`)
  for (let i = 0; i < 30; i += 1) expect((await ask(i)).kind).toBe('look-in-your-mail')
  expect((await ask(30)).kind).toBe('too-soon')
  expect((await askForLink('person-31@example.com', '10.0.2.2')).kind).toBe('look-in-your-mail')
})

test('a wish that cannot be counted is not granted, and no error page comes of it', async () => {
  await door.pool.query('ALTER TABLE rate_limit RENAME TO rate_limit_gone')
  try {
    expect(await askForLink('ana@example.com', '10.0.4.1')).toEqual({ kind: 'away' })
  } finally {
    await door.pool.query('ALTER TABLE rate_limit_gone RENAME TO rate_limit')
  }
})

test('that the mail server is away is said to known and unknown addresses alike', async () => {
  const rooms = authRooms()
  const { createMailer } = await import('@/lib/mail/mailer')
  const { mailer } = rooms
  rooms.mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'pay@example.com' })
  try {
    expect(await askForLink('ana@example.com', '10.0.3.1')).toEqual({ kind: 'mail-server-away' })
    expect(await askForLink('nobody@example.com', '10.0.3.1')).toEqual({ kind: 'mail-server-away' })
  } finally {
    rooms.mailer = mailer
  }
})
