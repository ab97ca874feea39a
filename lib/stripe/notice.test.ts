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

describe('a message is believed', () => {
  test('when it is signed with a secret in use', () =>
    expect(heard(account)).toEqual({ kind: 'notice', notice: { id: 'evt_1', accountId: 'acct_1', kind: 'account' } }))
  test('when it is signed with the other secret of a roll', () =>
    expect(heard(account, sign(account, { secret: rolled }))).toMatchObject({ kind: 'notice' }))
  test('when one of several signatures fits', () => {
    const wrong = sign(account, { secret: 'whsec_somebodyelse' })
    const right = sign(account).split(',v1=')[1]
    const timestamp = sign(account).split(',')[0]
    expect(heard(account, `${timestamp},v1=${wrong.split(',v1=')[1]},v1=${right}`)).toMatchObject({ kind: 'notice' })
  })
  test('when it is 299 seconds old', () =>
    expect(heard(account, sign(account, { timestamp: now() - 299 }))).toMatchObject({ kind: 'notice' }))
})

describe('a message is forged', () => {
  test('without a signature', () => expect(verify(bytes(account), null)).toEqual({ kind: 'forged' }))
  test.each(['', 'nonsense', 't=,v1=', `t=${now()}`, `t=${now()},v0=abc`])('with the signature %o', (header) =>
    expect(heard(account, header)).toEqual({ kind: 'forged' }),
  )
  test('signed with another secret', () =>
    expect(heard(account, sign(account, { secret: 'whsec_somebodyelse' }))).toEqual({ kind: 'forged' }))
  test('older than 300 seconds', () =>
    expect(heard(account, sign(account, { timestamp: now() - 302 }))).toEqual({ kind: 'forged' }))
  test('with one byte changed', () => {
    const changed = bytes(account)
    changed[20] = (changed[20] ?? 0) ^ 1
    expect(verify(changed, sign(account))).toEqual({ kind: 'forged' })
  })
  test('with no body', () => expect(verify(new Uint8Array(), sign(account))).toEqual({ kind: 'forged' }))
})

describe('a good signature over what we have no use for is counted by reason', () => {
  const ignored = (reason: string, alarming = false) => ({ kind: 'ignored', reason, alarming })
  test('broken JSON', () => expect(heard('{"id":')).toEqual(ignored('broken')))
  test.each(['', '[]', '"text"', 'null', '{}'])('an unknown shape, %o', (body) =>
    expect(heard(body, sign(body))).toEqual(ignored('broken')),
  )
  test('a thin event', () => expect(heard({ id: 'evt_1', object: 'v2.core.event' })).toEqual(ignored('thin')))
  test('another type', () => expect(heard({ ...account, type: 'payout.paid' })).toEqual(ignored('type')))
  test('the other mode', () => expect(heard({ ...account, livemode: true })).toEqual(ignored('mode')))
  test('no account', () => expect(heard({ ...account, account: undefined })).toEqual(ignored('no-account')))
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
