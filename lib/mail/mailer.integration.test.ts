import { createServer, type Server } from 'node:net'
import { test as base, expect } from 'vitest'
import { timings } from '@/lib/composition/timings'
import { createMailer } from './mailer'
import { openMailBox } from './testing/mail-box'

const { deadlineMilliseconds } = timings.mail

const from = { name: 'Acme, “Coaching” & Söhne أكمي', address: 'pay@example.com' }
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs
const test = base.extend('box', async ({}, { onCleanup }) => {
  const box = await openMailBox()
  onCleanup(() => box.close())
  return box
})

test('delivers an email to its one address', async ({ box }) => {
  const mailer = createMailer({ smtpUrl: box.smtpUrl, from, deadlineMilliseconds })
  await mailer.greet()
  await mailer.send({ to: 'ana@example.com', subject: 'Hello', text: 'One.', html: '<p>One.</p>' })
  expect(await box.emailTo('ana@example.com')).toMatchObject({ subject: 'Hello', to: ['ana@example.com'] })
})

test('keeps the id of an email that is sent again', async ({ box }) => {
  const mailer = createMailer({ smtpUrl: box.smtpUrl, from, deadlineMilliseconds })
  const email = { id: 'letter-1', to: 'ben@example.com', subject: 'Hello', text: 'One.', html: '<p>One.</p>' }
  await mailer.send(email)
  await mailer.send(email)
  const ids = (await box.emailsTo('ben@example.com', 2)).map(({ messageId }) => messageId)
  expect(ids).toEqual(['<letter-1@example.com>', '<letter-1@example.com>'])
})

test('marks as automatic what no person wrote, and takes an answer’s address as one', async ({ box }) => {
  const mailer = createMailer({ smtpUrl: box.smtpUrl, from, deadlineMilliseconds })
  const email = {
    to: 'cy@example.com',
    replyTo: 'ana@example.com,eve@example.com',
    subject: 'Hello',
    text: '1',
    html: '1',
  }
  await mailer.send({ ...email, subject: 'Hello\r\nBcc: eve@example.com' })
  await mailer.send({ ...email, replyTo: 'ana@example.com', isFromPerson: true })
  const [ours, theirs] = await box.emailsTo('cy@example.com', 2)
  expect(ours).toMatchObject({ isAutomatic: true, to: ['cy@example.com'], subject: 'Hello Bcc: eve@example.com' })
  expect(ours?.replyTo).toBe('<"ana@example.com,eve"@example.com>')
  expect(theirs).toMatchObject({ isAutomatic: false, replyTo: 'ana@example.com' })
  expect(await box.emailsTo('eve@example.com')).toEqual([])
})

test('marks a reminder as stoppable in one click, and nothing else', async ({ box }) => {
  const mailer = createMailer({ smtpUrl: box.smtpUrl, from, deadlineMilliseconds })
  const email = { to: 'dee@example.com', subject: 'Hello', text: 'One.', html: '<p>One.</p>' }
  const stopUrl = `https://a-long-name-for-a-platform.example.com/api/reminders/${'x'.repeat(32)}`
  await mailer.send({ ...email, stopUrl })
  await mailer.send(email)
  const [reminder, other] = await box.emailsTo('dee@example.com', 2)
  expect(reminder).toMatchObject({ stopUrl, isOneClick: true, isAutomatic: true })
  expect(other).toMatchObject({ stopUrl: null, isOneClick: false })
})

test('detects that the mail server is away, and loses nothing in silence', async () => {
  const mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from, deadlineMilliseconds })
  await expect(mailer.greet()).rejects.toMatchObject({ code: 'ESOCKET' })
  const email = { to: 'ana@example.com', subject: 'Hello', text: 'One.', html: '<p>One.</p>' }
  await expect(mailer.send(email)).rejects.toMatchObject({ code: 'ESOCKET' })
})

test('gives up on a silent mail server within five seconds', async () => {
  const silent = await listen(createServer())
  const mailer = createMailer({ smtpUrl: silent.url, from, deadlineMilliseconds })
  const started = Date.now()
  await expect(mailer.greet()).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  // The library would wait two minutes; a busy machine may need some seconds more than five.
  expect(Date.now() - started).toBeLessThan(30_000)
  silent.server.close()
})

async function listen(server: Server): Promise<{ server: Server; url: string }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return { server, url: `smtp://127.0.0.1:${address.port}` }
}
