import { expect } from 'vitest'
import { timings } from '@/lib/composition/timings'
import { mostLinks } from '@/lib/store/auth/sign-in'
import { consumeLink } from './consume'
import { askForLink, sendLink } from './link'
import { authRooms } from './parts'
import { newSignInRequest } from './sign-in-request'
import { appUrl, codeIn, emailWords, linkIn } from './testing/sign-in-scene'
import { test } from './testing/sign-in-test'

const anyone = () => newSignInRequest('ana@example.com', null)
const sender = { name: 'Acme', address: 'pay@example.com' }

test.beforeAll(async ({ scene }) => {
  await scene.list('ana@example.com')
})

test('sends a listed coach a ten-minute link with their destination', async ({ scene }) => {
  await sendLink(newSignInRequest('ana@example.com', '/payouts/return'), emailWords)
  const { text } = await scene.box.emailTo('ana@example.com')
  const link = linkIn(text)
  expect(link).toMatchObject({ path: `${appUrl}/sign-in/confirm`, email: 'ana@example.com', next: '/payouts/return' })
  expect(link.token).toMatch(/^[0-9a-f]{40}$/)
  expect(codeIn(text)).toMatch(/^\d{6}$/)

  const { rows } = await scene.pool.query(
    'SELECT token, extract(epoch FROM expires - now())::float AS seconds FROM verification_token',
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].token).not.toContain(link.token)
  expect(rows[0].seconds).toBeGreaterThan(590)
  expect(rows[0].seconds).toBeLessThanOrEqual(600)
})

test('sends an unlisted address nothing and stores nothing for it', async ({ scene }) => {
  await sendLink(newSignInRequest('stranger@example.com', null), emailWords)
  // A later email has arrived, so an earlier one would have.
  await sendLink(newSignInRequest('boss@example.com', null), emailWords)
  await scene.box.emailTo('boss@example.com')
  expect((await scene.box.emails()).flatMap(({ to }) => to)).not.toContain('stranger@example.com')
  const { rowCount } = await scene.pool.query(
    `SELECT FROM verification_token WHERE identifier = 'stranger@example.com'`,
  )
  expect(rowCount).toBe(0)
})

test('answers without checking whether the address is known', async ({ scene }) => {
  const people = ['coach', 'admin', '"user"', 'verification_token']
  for (const table of people) await scene.pool.query(`ALTER TABLE ${table} RENAME TO ${table.replace(/"/g, '')}_gone`)
  try {
    expect(await askForLink(anyone(), '10.0.0.1')).toEqual({ kind: 'look-in-your-mail' })
    expect(await askForLink(anyone(), '10.0.0.1')).toEqual({ kind: 'look-in-your-mail' })
  } finally {
    for (const table of people) await scene.pool.query(`ALTER TABLE ${table.replace(/"/g, '')}_gone RENAME TO ${table}`)
  }
})

test('sends neither token nor address when a mailed link is opened', async ({ scene }) => {
  await scene.list('bea@example.com')
  await sendLink(newSignInRequest('bea@example.com', '/payouts'), emailWords)
  const { text } = await scene.box.emailTo('bea@example.com')
  const link = new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '')
  expect(link.origin + link.pathname + link.search).toBe(`${appUrl}/sign-in/confirm?next=%2Fpayouts`)
})

test('lets an owner in however often strangers name their address', async ({ scene }) => {
  const owner = 'owner@example.com'
  const ask = async () => {
    expect((await askForLink(anyone(), '10.1.1.1')).kind).toBe('look-in-your-mail')
    await sendLink(newSignInRequest(owner, null), emailWords)
  }
  const signIn = async (emailCount: number) => {
    const emails = await scene.box.emailsTo(owner, emailCount)
    expect(emails).toHaveLength(emailCount)
    const presser = { session: null, zone: null, language: null, userAgent: null, forwardedFor: null }
    expect((await consumeLink(linkIn(emails.at(-1)?.text ?? ''), presser)).kind).toBe('signed-in')
  }
  await scene.list(owner)
  for (let i = 0; i < 30; i += 1) await ask()
  await signIn(mostLinks)
  // Signing in used up all links, so the limit is free again.
  for (let more = 1; more <= mostLinks; more += 1) await ask()
  await signIn(2 * mostLinks)
})

test('counts no link whose email the mail server refused', async ({ scene }) => {
  const rooms = authRooms()
  const { createMailer } = await import('@/lib/mail/mailer')
  const { mailer } = rooms
  await scene.list('unlucky@example.com')
  rooms.mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: sender, ...timings.mail })
  try {
    await sendLink(newSignInRequest('unlucky@example.com', null), emailWords)
  } finally {
    rooms.mailer = mailer
  }
  const { rowCount } = await scene.pool.query(`SELECT FROM verification_token WHERE identifier = 'unlucky@example.com'`)
  expect(rowCount).toBe(0)
})

test('lets in thirty-four people behind one address who each request and open one link', async () => {
  for (let person = 1; person <= 34; person += 1) {
    expect((await askForLink(anyone(), '1.2.3.4, 10.0.2.1')).kind).toBe('look-in-your-mail')
    expect((await authRooms().limiter.take('sign-in-press', '10.0.2.1')).allowed).toBe(true)
  }
})

test('allows a client three hundred requests in a quarter of an hour, for any addresses', async () => {
  const { limiter } = authRooms()
  for (let i = 0; i < 300; i += 1) await limiter.take('sign-in-client', '10.0.2.7')
  expect((await askForLink(anyone(), '1.2.3.4, 10.0.2.7')).kind).toBe('too-soon')
  expect((await askForLink(anyone(), '10.0.2.7, 10.0.2.8')).kind).toBe('look-in-your-mail')
})

test('refuses a request it cannot count, without an error page', async ({ scene }) => {
  await scene.pool.query('ALTER TABLE rate_limit RENAME TO rate_limit_gone')
  try {
    expect(await askForLink(anyone(), '10.0.4.1')).toEqual({ kind: 'away' })
  } finally {
    await scene.pool.query('ALTER TABLE rate_limit_gone RENAME TO rate_limit')
  }
})

test('says that the mail server is away to known and unknown addresses alike', async () => {
  const rooms = authRooms()
  const { createMailer } = await import('@/lib/mail/mailer')
  const { mailer } = rooms
  rooms.mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: sender, ...timings.mail })
  try {
    expect(await askForLink(anyone(), '10.0.3.1')).toEqual({ kind: 'mail-server-away' })
    expect(await askForLink(anyone(), '10.0.3.1')).toEqual({ kind: 'mail-server-away' })
  } finally {
    rooms.mailer = mailer
  }
})
