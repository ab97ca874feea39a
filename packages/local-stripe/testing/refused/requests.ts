import type { idempotencyRefusals } from '../../api/refusals/idempotency'
import type { requestRefusals } from '../../api/refusals/requests'
import type { Case, Cases, Scene } from './case'

const account = '/v1/account'
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const live = 'sk_live_51NeverToBeSeen'

/** No response holds an unexpandable id yet; that refusal has its own test. */
export function requestCases({ fresh }: Scene): Omit<Cases<typeof requestRefusals>, 'unsupported expanding'> {
  return {
    'no key': [
      { path: account, headers: { authorization: null } },
      { path: account, headers: bearer('') },
      { path: account, headers: { authorization: 'sk_test_without_a_scheme' } },
    ],
    'bad key': [
      { path: account, headers: bearer('sk_test_x'), says: { key: '****' } },
      { path: account, headers: bearer('pk_test_abcdefgh'), says: { key: 'pk_test_****efgh' } },
      { path: account, headers: bearer('nonsense'), says: { key: '****' } },
      { path: account, headers: bearer('sk_test_abc-defghi'), says: { key: 'sk_test_****fghi' } },
    ],
    'live key': [
      { path: account, headers: bearer(live) },
      { path: account, headers: bearer('rk_live_1') },
      { path: account, headers: { authorization: `Basic ${Buffer.from(`${live}:`).toString('base64')}` } },
      { path: '/v1/nowhere', headers: bearer(live) },
      { path: '/v2/core/accounts', headers: bearer(live) },
      { path: '/_control/requests', headers: bearer(live) },
      { path: '/setup/x', headers: bearer(live) },
      { path: `${account}?expand[0]=${live}` },
      { method: 'POST', path: '/v1/accounts', form: `type=express&metadata[key]=${live}` },
      { method: 'POST', path: '/v1/accounts', form: 'type=express', headers: { 'idempotency-key': live } },
    ],
    'unknown URL': [
      { path: '/v1/nope', says: { method: 'GET', path: '/v1/nope' } },
      { method: 'DELETE', path: account, says: { method: 'DELETE', path: account } },
      { path: '/v1/accounts/%E0%A4%A', says: { method: 'GET', path: '/v1/accounts/%E0%A4%A' } },
    ],
    'unsupported operation': [
      { path: '/v1/charges/search?query=x', says: { method: 'GET', path: '/v1/charges/search' } },
    ],
    'other version': [
      {
        path: account,
        headers: { 'stripe-version': '2020-08-27' },
        says: { version: '2026-10-28.endive', asked: '2020-08-27' },
      },
    ],
    'connected account': [
      {
        method: 'POST',
        path: '/v1/accounts',
        form: 'type=express',
        headers: { 'stripe-account': fresh },
        says: { method: 'POST', path: '/v1/accounts' },
      },
    ],
    'no expanding': [{ path: `/v1/accounts/${fresh}?expand[0]=email`, says: { property: 'email' } }],
    'expanding a list': [{ path: '/v1/accounts?expand[0]=settings', says: { property: 'settings' } }],
    'expanding too deep': [{ path: `/v1/accounts/${fresh}?expand[0]=a.b.c.d.e` }],
    'not a form': [
      {
        method: 'POST',
        path: '/v1/accounts',
        form: '{"type":"express"}',
        headers: { 'content-type': 'application/json' },
      },
    ],
    'too many requests': [
      {
        path: account,
        fault: { kind: 'status', status: 429, when: 'before' },
        brings: { 'stripe-rate-limited-reason': 'endpoint-rate', 'stripe-should-retry': null },
      },
    ],
    'object locked': [
      {
        path: account,
        fault: { kind: 'status', status: 429, code: 'lock_timeout', when: 'before' },
        brings: { 'stripe-rate-limited-reason': null, 'stripe-should-retry': 'true' },
      },
    ],
  }
}

/** The key in use needs a running request, and has its own test. */
export const idempotencyCases: Omit<Cases<typeof idempotencyRefusals>, 'key in use'> = {
  'key used otherwise': [keyed('used', 'type=express&country=FR', { key: 'used' })],
  'key used elsewhere': [
    {
      ...keyed('used', 'amount=500&currency=usd', { key: 'used', path: '/v1/payment_intents', first: '/v1/accounts' }),
      path: '/v1/payment_intents',
    },
  ],
  'key of the wrong length': [keyed('k'.repeat(256), 'type=express', { length: 256 })],
}

function keyed(key: string, form: string, says: Record<string, string | number>): Case {
  return { method: 'POST', path: '/v1/accounts', form, headers: { 'idempotency-key': key }, says }
}
