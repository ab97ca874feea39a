import type { Failure } from '@/lib/payouts/vocabulary/failure'
import type { Arranged } from './arranged-stripe'

export const ok = (body: unknown): Arranged => ({ status: 200, body })

/** https://docs.stripe.com/api/errors */
export function error(
  status: number,
  about: { type?: string; code?: string; message?: string; param?: string } = {},
  headers: Record<string, string> = {},
): Arranged {
  return { status, body: { error: { type: 'invalid_request_error', message: 'No.', ...about } }, headers }
}

/** The real answer for a key that may not see the account. */
export const accountInvalid = error(403, {
  code: 'account_invalid',
  message:
    "The provided key 'sk_test_****' does not have access to account 'acct_coach' (or that account does not exist). Application access may have been revoked.",
})

interface NoAnswer {
  name: string
  answer: Arranged
  failure: Failure
}

/** Stripe sends this with most 500s; without it the SDK would retry. */
const final = { 'stripe-should-retry': 'false' }

export const noAnswers: NoAnswer[] = [
  { name: 'refuses the key', answer: error(401), failure: 'key-refused' },
  { name: 'says another request holds the key', answer: error(409, {}, final), failure: 'busy' },
  { name: 'limits us', answer: error(429, { code: 'rate_limit' }), failure: 'busy' },
  { name: 'limits us with a 400', answer: error(400, { code: 'rate_limit' }), failure: 'busy' },
  { name: 'breaks', answer: error(500, { type: 'api_error' }, final), failure: 'provider-error' },
  {
    name: 'is behind a page in HTML',
    answer: { status: 502, body: '<html></html>', headers: final },
    failure: 'provider-error',
  },
  {
    name: 'is behind JSON of another kind',
    answer: { status: 502, body: { no: 1 }, headers: final },
    failure: 'provider-error',
  },
  { name: 'is silent', answer: 'silence', failure: 'timed-out' },
  { name: 'cuts the connection', answer: 'cut', failure: 'unreachable' },
]
