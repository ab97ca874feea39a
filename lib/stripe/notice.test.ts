import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { createNoticeVerifier } from './notice'

const secret = 'whsec_0123456789abcdef'
const rolled = 'whsec_fedcba9876543210'
const verify = createNoticeVerifier({ secrets: [secret, rolled], live: false })

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
const heard = (payload: unknown, header = sign(payload)) => verify(bytes(payload), header)

/** Heard at noon, signed so many seconds before or after. */
const signedAt = (seconds: number, payload: unknown = account) => {
  const noon = Date.UTC(2026, 2, 3, 12)
  return verify(bytes(payload), sign(payload, { timestamp: noon / 1000 + seconds }), new Date(noon))
}

describe('a message is believed', () => {
  test('when it is signed with a secret in use', () =>
    expect(heard(account)).toEqual({
      kind: 'notice',
      notice: { id: 'evt_1', accountId: 'acct_1', kind: 'account' },
      lateSeconds: expect.any(Number),
    }))
  test('when it is signed with the other secret of a roll', () =>
    expect(heard(account, sign(account, { secret: rolled }))).toMatchObject({ kind: 'notice' }))
  test('when one of several signatures fits', () => {
    const wrong = sign(account, { secret: 'whsec_somebodyelse' })
    const right = sign(account).split(',v1=')[1]
    const timestamp = sign(account).split(',')[0]
    expect(heard(account, `${timestamp},v1=${wrong.split(',v1=')[1]},v1=${right}`)).toMatchObject({ kind: 'notice' })
  })
  test('when it also carries the made-up signature of test mode', () =>
    expect(heard(account, `${sign(account)},v0=0123456789abcdef`)).toMatchObject({ kind: 'notice' }))
  test('when its signature says more than we know of', () =>
    expect(heard(account, `${sign(account)},k=2026-11,v2=abc`)).toMatchObject({ kind: 'notice' }))
  test('when it is exactly 300 seconds old', () => expect(signedAt(-300)).toMatchObject({ kind: 'notice' }))
  test('when its clock is ahead of ours', () => expect(signedAt(3600)).toMatchObject({ kind: 'notice' }))
})

describe('how late a message is', () => {
  test.each([-300, -61, 0, 61, 3600])('is told when it was signed %i seconds from our now', (seconds) =>
    expect(signedAt(seconds)).toMatchObject({ kind: 'notice', lateSeconds: 0 - seconds }),
  )
  test('is told of one we have no use for too', () =>
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
    (header) => expect(heard(account, header)).toEqual({ kind: 'forged' }),
  )
  test('signed with another secret', () =>
    expect(heard(account, sign(account, { secret: 'whsec_somebodyelse' }))).toEqual({ kind: 'forged' }))
  test('with any one byte changed', () => {
    const header = sign(account)
    for (const index of bytes(account).keys()) {
      const changed = bytes(account)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(verify(changed, header), `byte ${index}`).toEqual({ kind: 'forged' })
    }
  })
  test('with another time than was signed', () => {
    const signature = sign(account, { timestamp: now() - 10 }).split(',')[1]
    expect(heard(account, `t=${now()},${signature}`)).toEqual({ kind: 'forged' })
  })
  test('that is old and carries no good signature, so that nobody else can sound an alarm', () => {
    const old = sign(account, { secret: 'whsec_somebodyelse', timestamp: now() - 3600 })
    expect(heard(account, old)).toEqual({ kind: 'forged' })
  })
  test('with a second time beside the first', () =>
    expect(heard(account, `t=${now()},${sign(account, { timestamp: now() - 999 })}`)).toEqual({ kind: 'forged' }))
  test('signed under the made-up scheme only', () =>
    expect(heard(account, sign(account).replace('v1=', 'v0='))).toEqual({ kind: 'forged' }))
  test('while no secret is in use', () =>
    expect(createNoticeVerifier({ secrets: [], live: false })(bytes(account), sign(account))).toEqual({
      kind: 'forged',
    }))
  test('with no body', () => expect(verify(new Uint8Array(), sign(account))).toEqual({ kind: 'forged' }))
})

describe('a good signature over what we have no use for is counted by reason', () => {
  const ignored = (reason: string, alarming = false) => ({
    kind: 'ignored',
    reason,
    alarming,
    lateSeconds: expect.any(Number),
  })
  test('broken JSON', () => expect(heard('{"id":')).toEqual(ignored('broken')))
  test.each(['', '[]', '"text"', 'null', '{}'])('an unknown shape, %o', (body) =>
    expect(heard(body, sign(body))).toEqual(ignored('broken')),
  )
  test('a thin event', () => expect(heard({ id: 'evt_1', object: 'v2.core.event' })).toEqual(ignored('thin')))
  test.each([
    ['an id that is no identifier', { ...account, id: 'evt 1' }],
    ['no mode', { ...account, livemode: undefined }],
    ['an account that is no identifier', { ...account, account: '' }],
    ['another kind of object', { ...account, object: 'account' }],
    ['no object inside', { ...account, data: {} }],
  ])('%s', (_, body) => expect(heard(body)).toEqual(ignored('broken')))
  test.each(['payout.paid', 'account.external_account.created', 'constructor'])('the type %s', (type) =>
    expect(heard({ ...account, type })).toEqual(ignored('type')),
  )
  test('another type about an object without an id', () =>
    expect(heard({ ...account, type: 'balance.available', data: { object: { object: 'balance' } } })).toEqual(
      ignored('type'),
    ))
  test('the other mode', () => expect(heard({ ...account, livemode: true })).toEqual(ignored('mode')))
  test.each([undefined, null])('no account: %o', (none) =>
    expect(heard({ ...account, account: none })).toEqual(ignored('no-account')),
  )
  test('an account that is not the object', () =>
    expect(heard({ ...account, account: 'acct_2' })).toEqual(ignored('account-mismatch', true)))
  test('a capability of another account', () =>
    expect(heard({ ...capability, account: 'acct_2' })).toEqual(ignored('account-mismatch', true)))
})

test('a capability and a withdrawal are heard by the account they name', () => {
  expect(heard(capability)).toMatchObject({ notice: { accountId: 'acct_1', kind: 'capability' } })
  const withdrawn = { ...account, type: 'account.application.deauthorized', data: { object: { id: 'ca_1' } } }
  expect(heard(withdrawn)).toMatchObject({ notice: { accountId: 'acct_1', kind: 'deauthorized' } })
})

test('a live endpoint hears live notices and counts those of test mode', () => {
  const verifyLive = createNoticeVerifier({ secrets: [secret], live: true })
  const live = { ...account, livemode: true }
  expect(verifyLive(bytes(live), sign(live))).toMatchObject({ kind: 'notice' })
  expect(verifyLive(bytes(account), sign(account))).toMatchObject({ kind: 'ignored', reason: 'mode' })
})
