import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { AdminId, CoachId } from '../../lib/payouts/vocabulary/ids'
import { createStore } from '../../lib/store/store'
import { newCaller } from '../support/caller'
import { askRaw } from '../support/raw'
import { localStripe } from '../support/scenes/account'
import { type Answered, type ApiClient, makeKey, openApiClient } from '../support/scenes/api-client'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { controlAt } from '../support/servers/local-stripe'
import type { OwnServer, OwnServers } from '../support/servers/own-servers'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('api', { hasOwnStripe: true })

// In one worker: the tests share a server and a local Stripe.
test.describe.configure({ mode: 'default' })

let servers: OwnServers
let server: OwnServer
let stripe: string
let key: { id: string; secret: string }
let apiClient: ApiClient
/** Can be paid, in dollars; reference 4711. */
let coach: CoachId
const admin = 'admin-1' as AdminId

test.beforeAll(async ({ servers: all, server: one, stripe: address }) => {
  servers = all
  server = one
  stripe = address
  key = await makeKey(servers.database)
  apiClient = await openApiClient(server.url, key.secret)
  coach = await newCoach('4711')
  await bringIntoState(servers.database, coach, 'ready', stripe)
})

test.describe('An API key', () => {
  const addresses = ['/charges/none', '/coaches/4711/readiness', '/changes']

  test('opens nothing when missing, mistyped or made up, and says which; neither does a session', async () => {
    const { headers } = await newCaller(servers.database, server.url, { isCoach: true, isAdmin: true })
    for (const path of addresses) {
      const none = await apiClient.ask(path, { key: null, headers: { cookie: headers.cookie ?? '' } })
      expect(told(none)).toEqual([401, 'no-key'])
      expect(none.headers.get('www-authenticate')).toBe('Bearer realm="api"')
      const refused = async (wrong: string, name: string) => {
        const answer = await apiClient.ask(path, { key: wrong })
        expect(told(answer)).toEqual([401, name])
        expect(answer.headers.get('www-authenticate')).toContain('invalid_token')
      }
      await refused(mistyped(key.secret), 'unknown-key')
      for (const broken of ['gl_short', key.secret.slice(3), `${key.secret}A`, "gl_' OR 1=1 --"])
        await refused(broken, 'malformed-key')
      for (const authorization of [`Basic ${Buffer.from(`:${key.secret}`).toString('base64')}`, key.secret]) {
        const other = await apiClient.ask(path, { key: null, headers: { authorization } })
        expect(told(other)).toEqual([401, 'not-bearer'])
        expect(other.headers.get('www-authenticate')).toBe('Bearer realm="api"')
      }
    }
    expect(told(await apiClient.charge(request(), { key: null }))).toEqual([401, 'no-key'])
  })

  test('opens the addresses of its own scopes and no others', async () => {
    const charging = await makeKey(servers.database, ['charges'])
    const asking = await makeKey(servers.database, ['readiness'])
    const scoped = async (secret: string, path: string) => told(await apiClient.ask(path, { key: secret }))
    expect(await scoped(charging.secret, '/changes')).toEqual([403, 'missing-scope'])
    expect(await scoped(charging.secret, '/coaches/4711/readiness')).toEqual([403, 'missing-scope'])
    expect(await scoped(asking.secret, '/charges/none')).toEqual([403, 'missing-scope'])
    expect(await scoped(asking.secret, '/coaches/4711/readiness')).toEqual([200])
    const asked = request()
    expect(told(await apiClient.charge(asked, { key: asking.secret }))).toEqual([403, 'missing-scope'])
    expect(await paymentsOf(asked.reference)).toBe(0)
    expect(told(await apiClient.charge(asked, { key: charging.secret }))).toEqual([201])
  })

  test('lets a running request end after its revocation, and opens nothing more', async () => {
    const short = await makeKey(servers.database)
    const asked = request()
    const slow = { method: 'POST', path: '/v1/payment_intents', kind: 'latency', latency: { ms: 1_500 }, times: 1 }
    await controlAt(stripe, 'POST', '/faults', slow)
    const answer = apiClient.charge(asked, { key: short.secret })
    await expect.poll(() => paymentsOf(asked.reference), { intervals: [20] }).toBe(1)
    expect(await createStore(servers.database).apiClients.revokeKey(short.id, admin)).toBe(true)
    expect(told(await apiClient.charge(asked, { key: short.secret }))).toEqual([401, 'unknown-key'])
    expect(told(await answer)).toEqual([201])
    await controlAt(stripe, 'DELETE', '/faults')
  })

  test('allows 600 requests a minute and says when to retry', async () => {
    const busy = await makeKey(servers.database)
    await apiClient.ask('/changes', { key: busy.secret })
    await servers.database.pool.query(`UPDATE rate_limit SET points = 599 WHERE key LIKE 'api-client/%'`)
    expect(told(await apiClient.ask('/changes', { key: busy.secret }))).toEqual([200])
    const answer = await apiClient.ask('/changes', { key: busy.secret })
    await servers.database.pool.query(`DELETE FROM rate_limit WHERE key LIKE 'api-client/%'`)
    expect(told(answer)).toEqual([429, 'too-often'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(told(await apiClient.ask('/changes', { key: busy.secret }))).toEqual([200])
  })
})

test.describe('A payment by API', () => {
  test('returns what the client pays with, repeats safely, and can be followed to its end', async () => {
    const asked = request()
    const made = await apiClient.charge(asked)
    expect(made.headers.get('location')).toBe(`/api/v1/charges/${asked.reference}`)
    expect(made.body).toMatchObject({ reference: asked.reference, amount: 1250, currency: 'usd', state: 'open' })
    expect(made.body).toMatchObject({ coach, coachReference: '4711', checkedAt: expect.stringMatching(/Z$/) })
    expect(made.body.clientSecret).toMatch(/^pi_\w+_secret_\w+$/)
    expect((await apiClient.charge({ ...asked, coach })).body).toEqual(made.body)

    const { paymentId, clientSecret } = made.body
    const client = localStripe(stripe)
    const paying = { payment_method: 'pm_card_visa', return_url: 'http://localhost/paid' }
    await client.paymentIntents.confirm(paymentId, paying)
    const followed = await apiClient.ask(`/charges/${asked.reference}`)
    expect(followed.body).toMatchObject({ state: 'paid', refunded: 0, disputed: 0 })
    expect(JSON.stringify(followed.body)).not.toContain(clientSecret)
    expect((await apiClient.charge(asked)).body).toMatchObject({ state: 'paid', clientSecret: null })
    expect(server.lastLines()).not.toContain(clientSecret)
    expect(told(await apiClient.ask('/charges/nowhere'))).toEqual([404, 'no-such-charge'])
    expect(told(await apiClient.ask('/charges/no%00where'))).toEqual([404, 'no-such-charge'])
  })

  test('stays canceled under its reference, with nothing to pay with', async () => {
    const asked = request()
    const made = await apiClient.charge(asked)
    await localStripe(stripe).paymentIntents.cancel(made.body.paymentId)
    expect((await apiClient.ask(`/charges/${asked.reference}`)).body).toMatchObject({ state: 'canceled' })
    const again = await apiClient.charge(asked)
    expect([told(again), again.body]).toMatchObject([[201], { state: 'canceled', clientSecret: null }])
    expect(told(await apiClient.charge(request()))).toEqual([201])
  })

  test('is made once for a reference, however many ask at once; another under it is refused', async () => {
    const asked = request()
    const answers = await Promise.all(Array.from({ length: 6 }, () => apiClient.charge(asked)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.paymentId)).size).toBe(1)
    const others = [{ amount: 1251 }, { currency: 'eur' }, { coach: await newCoach() }]
    for (const other of others) {
      const refused = await apiClient.charge({ ...asked, ...other })
      expect(told(refused)).toEqual([409, 'reference-used'])
      const { reference, amount, currency } = asked
      expect(refused.body.charge).toMatchObject({ reference, coach, amount, currency, state: 'open' })
    }
  })

  test('honors an Idempotency-Key: repeats the same request and refuses another', async () => {
    const asked = request()
    const headers = { 'idempotency-key': `"${randomUUID()}"` }
    const made = await apiClient.charge(asked, { headers })
    expect(made.status).toBe(201)
    expect((await apiClient.charge(asked, { headers })).body).toEqual(made.body)
    const bare = { 'idempotency-key': headers['idempotency-key'].slice(1, -1) }
    const another = request()
    for (const same of [headers, bare])
      expect(told(await apiClient.charge(another, { headers: same }))).toEqual([422, 'idempotency-key-used'])
    expect(await paymentsOf(another.reference)).toBe(0)
    for (const broken of ['', '""', '"', 'a b', 'x'.repeat(256)]) {
      const answer = await apiClient.charge(another, { headers: { 'idempotency-key': broken } })
      expect(told(answer)).toEqual([400, 'broken-idempotency-key'])
    }
  })

  test('is refused for an unknown, held or switched-off coach, in words for machines and clients', async () => {
    const unknown = await apiClient.charge(request({ coach: 'nobody' }))
    expect(unknown.body.errors).toEqual([{ pointer: '/coach', detail: 'No coach has this id or this reference.' }])

    const payer = 'This coach can’t be paid right now. You haven’t been charged. Try again later, or ask your coach.'
    const store = createStore(servers.database)
    const other = await newCoach()
    const none = await apiClient.charge(request({ coach: other }))
    expect(none.body).toMatchObject({ status: 409, reasons: ['no-account'], payer })
    const inGerman = await apiClient.charge(request({ coach: other }), { headers: { 'accept-language': 'de-AT' } })
    expect(inGerman.body.payer).toMatch(/^Diese Zahlung ist gerade nicht möglich\./)
    expect(inGerman.body.title).toBe('The coach cannot be paid')

    const accountId = await bringIntoState(servers.database, other, 'ready', stripe)
    await store.coaches.hold(other, 'policy', admin)
    const asked = request({ coach: other })
    expect((await apiClient.charge(asked)).body).toMatchObject({ status: 409, reasons: ['on-hold'], payer })
    const hold = await store.coaches.findHold(other)
    if (hold === null) throw new Error('nobody holds the coach')
    await store.coaches.release(other, hold, admin)

    const off = { payouts_enabled: false, notify: false }
    await controlAt(stripe, 'POST', `/accounts/${accountId}/facts`, off)
    const stale = `UPDATE payout_account SET checked_at = now() - interval '1 hour' WHERE coach_id = $1`
    await servers.database.pool.query(stale, [other])
    expect((await apiClient.charge(asked)).body).toMatchObject({ status: 409, reasons: ['payouts-off'], payer })
    expect(await paymentsOf(asked.reference)).toBe(0)
  })

  test('is canceled by a hold before the client pays, and cannot be paid any more', async () => {
    const store = createStore(servers.database)
    const other = await newCoach()
    await bringIntoState(servers.database, other, 'ready', stripe)
    const asked = request({ coach: other })
    const made = await apiClient.charge(asked)
    expect(made.body.clientSecret).toMatch(/^pi_/)
    await store.coaches.hold(other, 'policy', admin)
    const again = await apiClient.charge(asked)
    expect(again.body).toMatchObject({ status: 409, reasons: ['on-hold'] })
    expect(JSON.stringify(again.body)).not.toContain('_secret_')
    await expect.poll(async () => (await apiClient.ask(`/charges/${asked.reference}`)).body.state).toBe('canceled')
  })

  test('can be sent again without an answer from Stripe, and is made once', async () => {
    const asked = request()
    const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'after', times: 3 }
    await controlAt(stripe, 'POST', '/faults', fault)
    const answer = await apiClient.charge(asked)
    expect(told(answer)).toEqual([503, 'away'])
    expect(answer.headers.get('retry-after')).toBe('5')
    await controlAt(stripe, 'DELETE', '/faults')
    expect(told(await apiClient.charge(asked))).toEqual([201])
    const { data } = await localStripe(stripe).paymentIntents.list({ limit: 100 })
    expect(data.filter(({ metadata }) => metadata.reference === asked.reference)).toHaveLength(1)
  })
})

test.describe('An API request', () => {
  const wrong: Record<string, { body: object; pointer: string }> = {
    'with an amount below zero is refused at the field': { body: { amount: -1250 }, pointer: '/amount' },
    'with an amount of zero is refused at the field': { body: { amount: 0 }, pointer: '/amount' },
    'with a huge amount is refused at the field': { body: { amount: 100_000_000 }, pointer: '/amount' },
    'with half a cent is refused at the field': { body: { amount: 12.5 }, pointer: '/amount' },
    'with an amount in words or text is refused at the field': { body: { amount: '1250' }, pointer: '/amount' },
    'with an amount below what Stripe takes is refused at the field': { body: { amount: 49 }, pointer: '/amount' },
    'in forint below what Stripe takes is refused at the field': {
      body: { amount: 17_499, currency: 'huf' },
      pointer: '/amount',
    },
    'in krónur with aurar is refused at the field': { body: { amount: 10_050, currency: 'isk' }, pointer: '/amount' },
    'in yen below what Stripe takes is refused at the field': {
      body: { amount: 49, currency: 'jpy' },
      pointer: '/amount',
    },
    'in a currency with capitals is refused at the field': { body: { currency: 'USD' }, pointer: '/currency' },
    'with a reference of spaces is refused at the field': { body: { reference: 'order 1' }, pointer: '/reference' },
    'with a reference that is a dot or two is refused at the field': {
      body: { reference: '..' },
      pointer: '/reference',
    },
    'without a coach is refused at the field': { body: { coach: undefined }, pointer: '/coach' },
    'with a NUL in its coach is refused at the field': { body: { coach: '47\u000011' }, pointer: '/coach' },
    'with a fee of its own is refused at the field': { body: { fee: 0 }, pointer: '/fee' },
  }
  for (const [name, { body, pointer }] of Object.entries(wrong))
    test(name, async () => {
      const before = await countPayments()
      const answer = await apiClient.charge({ ...request(), ...body })
      expect(told(answer)).toEqual([422, 'invalid'])
      expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer])
      expect(await countPayments()).toBe(before)
    })

  test('is refused by the gate in a currency the coach is not paid in', async () => {
    const answer = await apiClient.charge(request({ amount: 500, currency: 'jpy' }))
    const payer = expect.stringContaining('can’t be paid in this currency')
    expect(answer.body).toMatchObject({ status: 409, reasons: ['other-currency'], payer })
  })

  test('is refused untouched when its body is not a JSON object, is compressed or is huge', async () => {
    const before = await countPayments()
    const good = JSON.stringify(request())
    const bodies: [unknown, Record<string, string>, ReturnType<typeof told>][] = [
      ['{"coach":', {}, [400, 'broken-json']],
      ['', {}, [400, 'broken-json']],
      [Buffer.from([0x22, 0xff, 0x22]), {}, [400, 'broken-json']],
      [good.replace('{', '{"amount":99999,'), {}, [400, 'broken-json']],
      ['[]', {}, [422, 'invalid']],
      ['null', {}, [422, 'invalid']],
      ['['.repeat(8_000) + ']'.repeat(8_000), {}, [422, 'invalid']],
      [good, { 'content-type': 'text/plain' }, [415, 'not-json']],
      [good, { 'content-type': 'application/x-www-form-urlencoded' }, [415, 'not-json']],
      [gzipSync(good), { 'content-encoding': 'gzip' }, [415, 'compressed']],
      [good.padEnd(16 * 1024 + 1), {}, [413, 'too-large']],
    ]
    for (const [body, headers, expected] of bodies)
      expect(told(await apiClient.charge(body, { headers }))).toEqual(expected)
    expect(await countPayments()).toBe(before)
    expect(told(await apiClient.charge(good.padEnd(16 * 1024)))).toEqual([201])
  })

  test('gets the allowed methods, and lets no other origin in', async () => {
    const taken: Record<string, string> = {
      '/charges': 'POST',
      '/charges/none': 'GET, HEAD',
      '/coaches/4711/readiness': 'GET, HEAD',
      '/changes': 'GET, HEAD',
      '/openapi.json': 'GET, HEAD',
    }
    for (const [path, allow] of Object.entries(taken)) {
      const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' }
      for (const method of ['DELETE', 'OPTIONS']) {
        const answer = await apiClient.ask(path, { method, headers })
        expect(told(answer)).toEqual([405, 'other-method'])
        expect(answer.headers.get('allow')).toBe(allow)
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      }
    }
    for (const path of ['/nowhere', '']) expect(told(await apiClient.ask(path))).toEqual([404, 'no-such-address'])
  })

  test('gets a problem for an unreadable address, a redirect or an unknown method', async () => {
    const asked: [method: string, path: string, status: number, name: string][] = [
      ['GET', '/api/v1/charges/%ZZ', 400, 'broken-address'],
      ['GET', '/api/v1/coaches/%C3/readiness', 400, 'broken-address'],
      ['TRACE', '/api/v1/charges', 501, 'unknown-method'],
      ['PROPFIND', '/api/v1/changes', 501, 'unknown-method'],
      ['GET', '/api/v1/', 404, 'no-such-address'],
      ['GET', '/api/v1/changes/', 404, 'no-such-address'],
      ['GET', '/api/v1//changes', 404, 'no-such-address'],
      ['GET', '//api/v1/changes', 404, 'no-such-address'],
      ['GET', '/api/v1/charges/..', 404, 'no-such-address'],
    ]
    for (const [method, path, status, name] of asked) {
      const answer = await askRaw(server.url, path, { method })
      expect([path, answer.status, answer.type]).toEqual([path, status, 'application/problem+json'])
      expect(JSON.parse(answer.text)).toEqual({
        type: `urn:greenlight:problem:${name}`,
        status,
        title: expect.stringMatching(/./),
        detail: expect.stringMatching(/./),
        requestId: answer.requestId,
      })
      expect(answer.requestId).toMatch(/^[0-9a-f-]{36}$/)
    }
    for (const path of ['/admin/payments/%ZZ', '/%']) {
      const answer = await askRaw(server.url, path)
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('is malformed')])
    }
  })
})

test('says who can be paid, by our id and by the platform’s reference', async () => {
  const ready = await apiClient.ask('/coaches/4711/readiness')
  expect(ready.body).toMatchObject({
    coach: { id: coach, reference: '4711' },
    canBePaid: true,
    reasons: [],
    state: 'ready',
    currency: 'usd',
  })
  expect((await apiClient.ask(`/coaches/${coach}/readiness`)).body).toEqual(ready.body)
  expect(told(await apiClient.ask('/coaches/nobody/readiness'))).toEqual([404, 'no-such-coach'])
  const reference = `a:b._-${randomUUID()}`
  const id = await newCoach(reference)
  for (const name of [reference, encodeURIComponent(reference)]) {
    const { body } = await apiClient.ask(`/coaches/${name}/readiness`)
    expect(body).toMatchObject({ coach: { id, reference }, canBePaid: false, reasons: ['no-account'] })
  }
  for (const name of ['a%00b', '%2525', 'a%20b', 'x'.repeat(300)])
    expect(told(await apiClient.ask(`/coaches/${name}/readiness`))).toEqual([404, 'no-such-coach'])
})

test('pages through changes, each once, and refuses an invalid or future position', async () => {
  const end = async (after: string): Promise<string> => {
    const { body } = await apiClient.ask(`/changes?after=${after}`)
    return body.more ? end(body.next) : body.next
  }
  const after = await end('0')
  const store = createStore(servers.database)
  const other = await newCoach()
  await bringIntoState(servers.database, other, 'ready', stripe)
  await store.coaches.hold(other, 'policy', admin)
  const { body } = await apiClient.ask(`/changes?after=${after}`)
  expect(body.changes.map(({ kind, to }: { kind: string; to: string | null }) => [kind, to])).toEqual([
    ['account-opened', 'unfinished'],
    ['state-changed', 'ready'],
    ['coach-held', null],
  ])
  expect((await apiClient.ask(`/changes?after=${body.next}`)).body).toEqual({
    changes: [],
    next: body.next,
    more: false,
  })
  expect(told(await apiClient.ask(`/changes?after=${Number(body.next) + 1}`))).toEqual([410, 'beyond-the-end'])
  for (const place of ['-1', 'x', '1e3', '9'.repeat(16), '']) {
    const answer = await apiClient.ask(`/changes?after=${place}`)
    expect(told(answer)).toEqual([422, 'invalid'])
    expect(answer.body.errors).toMatchObject([{ parameter: 'after' }])
  }
})

/** The status, and the problem's name where there is one. */
function told({ status, body }: Answered): [number, string?] {
  return status < 400 ? [status] : [status, body.type.replace('urn:greenlight:problem:', '')]
}

function request(change: object = {}) {
  return { coach: '4711', amount: 1250, currency: 'usd', reference: `order-${randomUUID()}`, ...change }
}

async function newCoach(reference: string | null = null): Promise<CoachId> {
  const email = `coach-${randomUUID()}@example.com`
  const by = { kind: 'machine' } as const
  const id = await createStore(servers.database).coaches.addCoach({ email, name: 'Ada Coach', reference, by })
  if (id === null) throw new Error('the address was taken')
  return id
}

const paymentsOf = (reference: string) => servers.database.prisma.payment.count({ where: { reference } })
const countPayments = () => servers.database.prisma.payment.count()

const mistyped = (secret: string) => secret.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
