import { gzipSync } from 'node:zlib'
import { hasPendingFetch, saveCoachWithAccount } from '../support/scenes/account'
import { countKey, type Kept, readKept } from '../support/scenes/kept'
import {
  accountUpdated,
  capabilityUpdated,
  deauthorized,
  type Message,
  signatureOf,
  signed,
} from '../support/scenes/webhook-event'
import { type Answer, exchange, hungUp, type Sent, send } from '../support/send'
import { pathsAsked } from '../support/servers/local-stripe'
import { memoryOf } from '../support/servers/memory'
import type { OwnServer, OwnServers } from '../support/servers/own-servers'
import { expect, testWithServer } from '../support/test-with-server'
import { type Cut, trickle } from '../support/trickle'

const secret = 'whsec_the_one_in_use'
const olderSecret = 'whsec_the_one_before'
const secrets = `${secret},${olderSecret}`
const test = testWithServer('webhook', { settings: { STRIPE_WEBHOOK_SECRETS: secrets } })

// One after another: each test compares everything stored before and after.
test.describe.configure({ mode: 'default' })

const cap = 256 * 1024
const mebibyte = 1024 * 1024

let servers: OwnServers
let server: OwnServer
/** Next alone, which answers by its route. Every message goes to both, and both must answer alike. */
let bare: OwnServer
/** They trickle while other tests run. */
let slowHead: Promise<Cut>
let slowBody: Promise<Cut>

test.beforeAll(async ({ servers: all, server: one }) => {
  servers = all
  server = one
  bare = await servers.startBareNext({ STRIPE_WEBHOOK_SECRETS: secrets })
  const head = 'POST /api/stripe/webhook HTTP/1.1\r\nHost: localhost\r\n'
  slowHead = trickle(server.url, `${head}X-Slow: `)
  slowBody = trickle(server.url, `${head}Content-Length: 200000\r\n\r\n`)
})

test.describe('A message that Stripe did not sign', () => {
  const body = JSON.stringify(accountUpdated())
  const good = () => signatureOf(body, { secret })
  const refused: Record<string, () => Record<string, string>> = {
    'without a signature': () => ({}),
    'with an empty signature': () => ({ 'stripe-signature': '' }),
    'with a broken signature': () => ({ 'stripe-signature': 'v1=0,t=' }),
    'with a signature with letters instead of digits': () => ({ 'stripe-signature': good().replace(/v1=.*/, 'v1=zz') }),
    'signed with another secret': () => ({ 'stripe-signature': signatureOf(body, { secret: 'whsec_somebody_else' }) }),
    'signed more than 300 seconds ago': () => ({ 'stripe-signature': signatureOf(body, { secret, age: 302 }) }),
    'whose time was changed': () => ({ 'stripe-signature': good().replace(/t=(\d+)/, (_, t) => `t=${Number(t) + 1}`) }),
    'signed in a scheme we do not know': () => ({ 'stripe-signature': good().replace('v1=', 'v0=') }),
  }
  for (const [name, headers] of Object.entries(refused)) {
    test(`${name} is refused and leaves nothing behind`, () => expectNothing(400, { headers: headers(), body }))
  }

  test('is refused with a single byte altered and leaves nothing behind', async () => {
    const altered = body.replace('"livemode":false', '"livemode":fals3')
    await expectNothing(400, { headers: { 'stripe-signature': good() }, body: altered })
  })
})

test.describe('A signature', () => {
  test('counts when one of several in the header fits', async () => {
    const event = accountUpdated()
    const body = JSON.stringify(event)
    const header = signatureOf(body, { secret }).replace('v1=', `v1=${'0'.repeat(64)},v1=`)
    await expectReceived(event, { headers: { 'stripe-signature': header }, body })
  })

  test('counts with the newer or older secret during a roll', async () => {
    const [newer, older] = [accountUpdated(), accountUpdated()]
    await expectReceived(newer, signed(newer, { secret }))
    await expectReceived(older, signed(older, { secret: olderSecret }))
  })

  test('counts after 290 seconds, with a warning about clocks', async () => {
    const event = accountUpdated()
    await expectReceived(event, signed(event, { secret, age: 290 }))
    await expect.poll(() => server.lastLines()).toContain('compare clocks')
  })

  test('counts when made an hour from now, because only Stripe can have made it', async () => {
    const event = accountUpdated()
    await expectReceived(event, signed(event, { secret, age: -3600 }))
    await expectNothing(200, signed(event, { secret, age: -3600 }))
  })
})

test.describe('A body', () => {
  test('of exactly 256 KiB is read', async () => {
    const event = accountUpdated()
    const body = padded(event, cap)
    await expectReceived(event, { headers: { 'stripe-signature': signatureOf(body, { secret }) }, body })
  })

  test('one byte over 256 KiB is refused by its length header', async () => {
    const body = padded(accountUpdated(), cap + 1)
    await expectNothing(413, { headers: { 'stripe-signature': signatureOf(body, { secret }) }, body })
  })

  test('one byte over 256 KiB is refused when chunked without a length', async () => {
    const body = padded(accountUpdated(), cap + 1)
    await expectNothing(413, { headers: { 'stripe-signature': signatureOf(body, { secret }) }, body: bytesOf(body) })
  })

  test('in many small chunks is read whole', async () => {
    const event = accountUpdated()
    const { headers, body } = signed(event, { secret })
    await expectReceived(event, { headers, body: bytesOf(body, 7) })
  })

  const huge: Record<string, Record<string, string>> = {
    'of 200 MB in chunks is refused without taking the memory for it': {},
    'of 200 MB with a Content-Length is refused without taking the memory for it': {
      'content-length': String(200 * mebibyte),
    },
  }
  for (const [name, headers] of Object.entries(huge)) {
    test(name, async () => {
      const before = memoryOf(server.pid)
      let highest = before
      function* manyMegabytes() {
        const part = Buffer.alloc(mebibyte, ' ')
        for (let sent = 0; sent < 200; sent += 1) {
          highest = Math.max(highest, memoryOf(server.pid))
          yield part
        }
      }
      const signature = { 'stripe-signature': signatureOf('', { secret }) }
      const huge = { headers: { ...signature, ...headers }, body: manyMegabytes() }
      expect([413, hungUp]).toContain(await send(addressOf(server), huge))
      highest = Math.max(highest, memoryOf(server.pid))
      expect(highest - before).toBeLessThan(50 * mebibyte)
    })
  }

  test('that is compressed is refused', async () => {
    const { headers, body } = signed(accountUpdated(), { secret })
    await expectNothing(415, { headers: { ...headers, 'content-encoding': 'gzip' }, body: [gzipSync(body)] })
  })
})

for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
  test(`refuses the method ${method}`, () => expectNothing(405, { method }))
}

test.describe('A signed message without use is counted by reason and day', () => {
  const useless: Record<string, { reason: string; body: string }> = {
    'that is a thin event': {
      reason: 'thin',
      body: JSON.stringify({ id: 'evt_1', object: 'v2.core.event', type: 'v1.account.updated', livemode: false }),
    },
    'of a type that is not ours': { reason: 'type', body: text(accountUpdated(), { type: 'payout.paid' }) },
    'from the other mode': { reason: 'mode', body: text(accountUpdated(), { livemode: true }) },
    'without an account': { reason: 'no-account', body: text(accountUpdated(), { account: undefined }) },
  }
  for (const [name, { reason, body }] of Object.entries(useless)) {
    test(`and answered 200: one ${name}`, () => expectCounted(reason, body))
  }

  const contradicting: Record<string, string> = {
    'an account that differs from the one in its object': text(accountUpdated(), { account: 'acct_another' }),
    'a capability of another account': text(capabilityUpdated(), { account: 'acct_another' }),
  }
  for (const [name, body] of Object.entries(contradicting)) {
    test(`and answered 200, with an alarm in the log: ${name}`, async () => {
      const alarms = () => server.lastLines().split('a signed message contradicts itself').length
      const before = alarms()
      await expectCounted('account-mismatch', body)
      await expect.poll(alarms).toBe(before + 1)
    })
  }
})

test.describe('A signed message that is not a readable event is refused, so that it is sent again', () => {
  const unreadable: Record<string, string> = {
    'with broken JSON': '{"id":"evt_1",',
    'with no body': '',
    'that holds a list': '[]',
    'that holds null': 'null',
    'of an unknown shape': text(accountUpdated(), { data: 7 }),
    'that names its account twice': text(accountUpdated(), {}).replace(
      '"account":',
      '"account":"acct_other","account":',
    ),
  }
  for (const [name, body] of Object.entries(unreadable))
    test(name, () => expectNothing(400, { headers: { 'stripe-signature': signatureOf(body, { secret }) }, body }))

  test('with bytes that are not UTF-8, or an unsigned byte order mark', async () => {
    const event = accountUpdated()
    const { headers, body } = signed(event, { secret })
    await expectNothing(400, { headers, body: [Buffer.from(`\ufeff${body}`)] })
    const replaced = text(event, { note: '\ufffd' })
    const broken = Buffer.from(replaced.replace('\ufffd', '\xff'), 'latin1')
    await expectNothing(400, { headers: { 'stripe-signature': signatureOf(replaced, { secret }) }, body: [broken] })
  })

  test('unless its byte order mark was signed too: that is read', async () => {
    const event = accountUpdated()
    const body = `\ufeff${JSON.stringify(event)}`
    await expectReceived(event, { headers: { 'stripe-signature': signatureOf(body, { secret }) }, body })
  })
})

test.describe('A webhook event', () => {
  for (const event of [accountUpdated(), capabilityUpdated(), deauthorized()]) {
    test(`${event.type} is stored with its id and raises the account's counter`, () =>
      expectReceived(event, signed(event, { secret })))
  }

  test('changes nothing more when delivered again', async () => {
    const event = accountUpdated()
    await expectReceived(event, signed(event, { secret }))
    await expectNothing(200, signed(event, { secret }))
  })

  test('counts once when delivered twenty times at once', async () => {
    const event = accountUpdated()
    const before = await readKept(servers.database)
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(signed(event, { secret }))))
    expect(new Set(answers)).toEqual(new Set([200]))
    expect(await readKept(servers.database)).toEqual(withEvent(before, event))
  })
})

test('stores an event of no coach’s account and never fetches it, unlike the next coach’s', async () => {
  const stranger = accountUpdated()
  const coach = await saveCoachWithAccount(servers.database)
  await expectReceived(stranger, signed(stranger, { secret }))
  // This event's claim comes after the stranger's.
  const event = accountUpdated({ account: coach.accountId })
  expect(await deliver(signed(event, { secret }))).toBe(200)
  await expect.poll(() => hasPendingFetch(servers.database, coach.accountId)).toBe(false)

  const read = await pathsAsked()
  expect(read).toContain(`/v1/accounts/${coach.accountId}`)
  expect(read).not.toContain(`/v1/accounts/${stranger.account}`)
  expect(await hasPendingFetch(servers.database, stranger.account)).toBe(true)
})

test('answers a webhook event before Next, whose answers come in chunks', async () => {
  const answered = await exchange(addressOf(server), signed(accountUpdated(), { secret }))
  expect(answered.headers['content-length']).toBe(String(answered.text.length))
  const byNext = await exchange(addressOf(bare), signed(accountUpdated(), { secret }))
  expect(byNext.headers['transfer-encoding']).toBe('chunked')
})

test('cuts a slow request head with 408', () => expectCut(slowHead, 30))

test('cuts a slow request body with 408', () => expectCut(slowBody, 60))

/** To the server, and once more to Next alone, where its id is known by then. */
async function deliver(sent: Sent): Promise<number> {
  const twice = { ...sent, body: typeof sent.body === 'object' ? [...sent.body] : sent.body }
  const first = await exchange(addressOf(server), twice)
  const second = await exchange(addressOf(bare), twice)
  expect(comparable(second)).toEqual(comparable(first))
  return first.status
}

const addressOf = ({ url }: OwnServer) => `${url}/api/stripe/webhook`

/** Next alone names no request, sends every body in chunks, and says what its pages vary by. */
function comparable({ status, text, headers }: Answer) {
  const own = ['date', 'x-request-id', 'content-length', 'transfer-encoding', 'vary']
  return { status, text, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name))) }
}

async function expectCut(slow: Promise<Cut>, seconds: number): Promise<void> {
  const { said, afterSeconds } = await slow
  expect(said).toMatch(/^HTTP\/1\.1 408 /)
  expect(afterSeconds).toBeLessThan(seconds)
}

async function expectNothing(status: number, sent: Sent): Promise<void> {
  const before = await readKept(servers.database)
  expect(await deliver(sent)).toBe(status)
  expect(await readKept(servers.database)).toEqual(before)
}

async function expectReceived(event: Message, sent: Sent): Promise<void> {
  const before = await readKept(servers.database)
  expect(await deliver(sent)).toBe(200)
  expect(await readKept(servers.database)).toEqual(withEvent(before, event))
}

async function expectCounted(reason: string, body: string): Promise<void> {
  const before = await readKept(servers.database)
  expect(await deliver({ headers: { 'stripe-signature': signatureOf(body, { secret }) }, body })).toBe(200)
  const key = countKey(reason)
  const counts = { ...before.counts, [key]: (before.counts[key] ?? 0) + 2 }
  expect(await readKept(servers.database)).toEqual({ ...before, counts })
}

function withEvent({ events, counters, counts }: Kept, { id, account }: Message): Kept {
  return {
    events: [...events, id].sort(),
    counters: { ...counters, [account]: (counters[account] ?? 0) + 1 },
    counts,
  }
}

function text(message: Message, change: Partial<Record<keyof Message, unknown>>): string {
  return JSON.stringify({ ...message, ...change })
}

/** JSON may end in any number of spaces. */
function padded(message: Message, length: number): string {
  return JSON.stringify(message).padEnd(length, ' ')
}

function* bytesOf(body: string, size = 16 * 1024) {
  for (let start = 0; start < body.length; start += size) yield Buffer.from(body.slice(start, start + size))
}
