import { createHmac } from 'node:crypto'
import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { createWebhookVerifier } from './webhook-event'

const secret = 'whsec_0123456789abcdef'
const rolled = 'whsec_fedcba9876543210'
const verify = createWebhookVerifier({ secrets: [secret, rolled], live: false })

const account = {
  id: 'evt_1',
  object: 'event',
  type: 'account.updated',
  livemode: false,
  account: 'acct_1',
  data: { object: { id: 'acct_1', payouts_enabled: true } },
}
const capability = {
  ...account,
  type: 'capability.updated',
  data: { object: { id: 'transfers', account: 'acct_1' } },
}

const now = () => Math.floor(Date.now() / 1000)
const bytes = (payload: unknown) => Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
const sign = (payload: unknown, options: { secret?: string; timestamp?: number } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload: bytes(payload).toString(), secret, ...options })
/** Stripe's helper signs only text. */
const signBytes = (body: Buffer) => {
  const mac = createHmac('sha256', secret).update(`${now()}.`).update(body).digest('hex')
  return `t=${now()},v1=${mac}`
}
const received = (payload: unknown, header = sign(payload)) => verify(bytes(payload), header)

/** Received at noon, signed so many seconds off. */
const signedAt = (seconds: number, payload: unknown = account) => {
  const noon = Date.UTC(2026, 2, 3, 12)
  return verify(bytes(payload), sign(payload, { timestamp: noon / 1000 + seconds }), noon)
}

describe('a message is accepted', () => {
  test('when it is signed with a secret in use', () =>
    expect(received(account)).toEqual({
      kind: 'event',
      event: { id: 'evt_1', accountId: 'acct_1', kind: 'account' },
      lateSeconds: expect.any(Number),
    }))
  test('when it is signed with the other secret of a roll', () =>
    expect(received(account, sign(account, { secret: rolled }))).toMatchObject({ kind: 'event' }))
  test('when one of several signatures fits', () => {
    const wrong = sign(account, { secret: 'whsec_somebodyelse' })
    const right = sign(account).split(',v1=')[1]
    const timestamp = sign(account).split(',')[0]
    expect(received(account, `${timestamp},v1=${wrong.split(',v1=')[1]},v1=${right}`)).toMatchObject({ kind: 'event' })
  })
  test('when it also carries the made-up signature of test mode', () =>
    expect(received(account, `${sign(account)},v0=0123456789abcdef`)).toMatchObject({ kind: 'event' }))
  test('when its signature says more than we know of', () =>
    expect(received(account, `${sign(account)},k=2026-11,v2=abc`)).toMatchObject({ kind: 'event' }))
  test('when it is exactly 300 seconds old', () => expect(signedAt(-300)).toMatchObject({ kind: 'event' }))
  test('when its clock is ahead of ours', () => expect(signedAt(3600)).toMatchObject({ kind: 'event' }))
})

describe('a message’s delay', () => {
  test.each([-300, -61, 0, 61, 3600])('is reported when signed %i seconds from now', (seconds) =>
    expect(signedAt(seconds)).toMatchObject({ kind: 'event', lateSeconds: 0 - seconds }),
  )
  test('is reported for an ignored message too', () =>
    expect(signedAt(120, { ...account, type: 'payout.paid' })).toMatchObject({ kind: 'ignored', lateSeconds: -120 }))
  test('makes it too old after 300 seconds, whatever it says', () => {
    expect(signedAt(-301)).toEqual({ kind: 'too-old', lateSeconds: 301 })
    expect(signedAt(-3600, 'no JSON')).toEqual({ kind: 'too-old', lateSeconds: 3600 })
  })
})

describe('a message is forged', () => {
  test('without a signature', () => expect(verify(bytes(account), null)).toEqual({ kind: 'forged' }))
  test.each(['', 'nonsense', 't=,v1=', `t=${now()}`, `t=${now()},v0=abc`, `t=1,${sign(account)}`, `x${sign(account)}`])(
    'with the signature %o',
    (header) => expect(received(account, header)).toEqual({ kind: 'forged' }),
  )
  test('signed with another secret', () =>
    expect(received(account, sign(account, { secret: 'whsec_somebodyelse' }))).toEqual({ kind: 'forged' }))
  test('with any one byte changed', () => {
    const header = sign(account)
    for (const index of bytes(account).keys()) {
      const changed = bytes(account)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(verify(changed, header), `byte ${index}`).toEqual({ kind: 'forged' })
    }
  })
  test('with a time that was not signed', () => {
    const signature = sign(account, { timestamp: now() - 10 }).split(',')[1]
    expect(received(account, `t=${now()},${signature}`)).toEqual({ kind: 'forged' })
  })
  const text = JSON.stringify(account)
  test.each([
    ['a byte order mark that was not signed', text, Buffer.from(`\ufeff${text}`)],
    ['no byte order mark where one was signed', `\ufeff${text}`, Buffer.from(text)],
    ['broken bytes where their replacement was signed', `${text} \ufffd`, Buffer.from(`${text} \xff`, 'latin1')],
    ['half a character where its replacement was signed', `${text} \ufffd`, Buffer.from(`${text} \xe9`, 'latin1')],
  ])('with %s', (_, signed, sent) => expect(verify(sent, sign(signed))).toEqual({ kind: 'forged' }))
  test.each([
    ['bytes that are not UTF-8', Buffer.from(`${text} \xff`, 'latin1')],
    ['an overlong quote', Buffer.from(text.replace('evt_1', 'evt_1\xc0\xa2'), 'latin1')],
    ['a surrogate in UTF-8', Buffer.from(text.replace('true', '"\xed\xa0\x80"'), 'latin1')],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('when it is made of %s, however it is signed: Stripe signs text', (_, body) =>
    expect(verify(body, signBytes(body))).toEqual({ kind: 'forged' }),
  )
  test('that is old and unsigned, so that nobody can trigger an alarm', () => {
    const old = sign(account, { secret: 'whsec_somebodyelse', timestamp: now() - 3600 })
    expect(received(account, old)).toEqual({ kind: 'forged' })
  })
  test('with a second time after the first', () =>
    expect(received(account, `t=${now()},${sign(account, { timestamp: now() - 999 })}`)).toEqual({ kind: 'forged' }))
  test('signed under the made-up scheme only', () =>
    expect(received(account, sign(account).replace('v1=', 'v0='))).toEqual({ kind: 'forged' }))
  test('while no secret is in use', () =>
    expect(createWebhookVerifier({ secrets: [], live: false })(bytes(account), sign(account))).toEqual({
      kind: 'forged',
    }))
  test('with no body, whatever is signed', () => {
    for (const signed of [account, '']) expect(verify(new Uint8Array(), sign(signed))).toEqual({ kind: 'forged' })
  })
})

describe('a good signature over something useless is counted by reason', () => {
  const ignored = (reason: string, alarming = false) => ({
    kind: 'ignored',
    reason,
    alarming,
    lateSeconds: expect.any(Number),
  })
  test('a thin event', () => expect(received({ id: 'evt_1', object: 'v2.core.event' })).toEqual(ignored('thin')))
  test.each(['payout.paid', 'account.external_account.created', 'constructor'])('the type %s', (type) =>
    expect(received({ ...account, type })).toEqual(ignored('type')),
  )
  test('another type of a shape we do not know', () =>
    expect(received({ object: 'event', type: 'v3.something' })).toEqual(ignored('type')))
  test('another type about an object without an id', () =>
    expect(received({ ...account, type: 'balance.available', data: { object: { object: 'balance' } } })).toEqual(
      ignored('type'),
    ))
  test('the other mode', () => expect(received({ ...account, livemode: true })).toEqual(ignored('mode')))
  test.each([undefined, null])('no account: %o', (none) =>
    expect(received({ ...account, account: none })).toEqual(ignored('no-account')),
  )
  test('an account that is not the object', () =>
    expect(received({ ...account, account: 'acct_2' })).toEqual(ignored('account-mismatch', true)))
  test('a capability of another account', () =>
    expect(received({ ...capability, account: 'acct_2' })).toEqual(ignored('account-mismatch', true)))
})

describe('a good signature over something unreadable is refused, so that it comes again', () => {
  const unreadable = { kind: 'unreadable', lateSeconds: expect.any(Number) }
  const text = JSON.stringify(account)
  test.each(['[]', '"text"', 'null', '{}', '{"id":', `${text}x`, `${text}\0`, `${text}${text}`])('%o', (body) =>
    expect(received(body, sign(body))).toEqual(unreadable),
  )
  test.each([
    ['an id that is not an identifier', { ...account, id: 'evt 1' }],
    ['a NUL in its id', { ...account, id: 'evt_1\0' }],
    ['half a character in its id', { ...account, id: 'evt_\ud800' }],
    ['no mode', { ...account, livemode: undefined }],
    ['an account that is not an identifier', { ...account, account: '' }],
    ['another kind of object', { ...account, object: 'account' }],
    ['no object inside', { ...account, data: {} }],
  ])('%s', (_, body) => expect(received(body)).toEqual(unreadable))
  test.each([
    ['UTF-16 that is UTF-8 too', Buffer.from(text, 'utf16le')],
    ['two byte order marks', Buffer.from(`\ufeff\ufeff${text}`)],
  ])('%s', (_, body) => expect(verify(body, signBytes(body))).toEqual(unreadable))
  test.each([
    ['its account', text.replace('"account":', '"account":"acct_2","account":')],
    ['its account, once escaped', text.replace('"account":', '"acc\\u006funt":"acct_2","account":')],
    ['its type', text.replace('"type":', '"type":"payout.paid","type":')],
    ['the id inside', text.replace('{"id":"acct_1"', '{"id":"acct_2","id":"acct_1"')],
  ])('a message that names %s twice', (_, body) => {
    expect(body).not.toBe(text)
    expect(received(body, sign(body))).toEqual(unreadable)
  })
})

describe('a message is read as signed', () => {
  const event = { kind: 'event', event: { id: 'evt_1', accountId: 'acct_1', kind: 'account' } }
  const text = JSON.stringify(account)
  test('with a byte order mark before it', () => {
    const marked = Buffer.from(`\ufeff${text}`)
    expect(verify(marked, signBytes(marked))).toMatchObject(event)
  })
  test.each([
    ['spaces and lines around', ` \r\n${text}\n `],
    ['a NUL and half a character in what nobody reads', text.replace('true', String.raw`"\u0000\ud800"`)],
    ['the same key in other objects', text.replace('true', '{"id":{"id":[{"id":1},{"id":2}]},"object":"id"}')],
    ['a key twice where nobody reads', text.replace('true', '{"a":{"b":1,"b":2}}')],
    ['keys and braces in texts', text.replace('true', String.raw`"\"id\":{\"id\":[\\"`)],
    ['lists a hundred thousand deep', text.replace('true', '['.repeat(1e5) + ']'.repeat(1e5))],
  ])('with %s', (_, body) => expect(received(body, sign(body))).toMatchObject(event))
})

test('counts a capability and a withdrawal for the account they name', () => {
  expect(received(capability)).toMatchObject({ event: { accountId: 'acct_1', kind: 'capability' } })
  const withdrawn = { ...account, type: 'account.application.deauthorized', data: { object: { id: 'ca_1' } } }
  expect(received(withdrawn)).toMatchObject({ event: { accountId: 'acct_1', kind: 'deauthorized' } })
})

test('accepts live events at a live endpoint and counts those of test mode', () => {
  const verifyLive = createWebhookVerifier({ secrets: [secret], live: true })
  const live = { ...account, livemode: true }
  expect(verifyLive(bytes(live), sign(live))).toMatchObject({ kind: 'event' })
  expect(verifyLive(bytes(account), sign(account))).toMatchObject({ kind: 'ignored', reason: 'mode' })
})
