import Stripe from 'stripe'
import type { Failure } from '@/lib/payouts/account'
import type { Away } from '@/lib/payouts/doors'

/** Stripe could not be asked which platform our key speaks for, and nothing was remembered. */
export class PlatformUnknownError extends Error {
  override name = 'PlatformUnknownError'
}

/** A refusal by Stripe: it understood us and made nothing. Null for everything that is no such answer. */
export function refusalOf(error: unknown): Stripe.errors.StripeError | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  return error.statusCode === 400 || error.statusCode === 402 || error.statusCode === 403 || error.statusCode === 404
    ? error
    : null
}

/** No answer about what was asked. Rethrows what is no error of Stripe's, because that is a bug of ours. */
export function away(error: unknown): Away {
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  return { kind: 'away', failure: failureOf(error), cause: error }
}

/** The account is gone, or no longer ours to see: https://docs.stripe.com/error-codes#account-invalid */
export function isNoAccess(error: Stripe.errors.StripeError): boolean {
  return error.code === 'account_invalid' || error.statusCode === 404
}

/** Stripe answered from its memory of an earlier request: https://docs.stripe.com/api/idempotent_requests */
export function isReplayed(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.headers?.['idempotent-replayed'] === 'true'
}

/** The key was used before with other words. */
export function isKeyUsed(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.rawType === 'idempotency_error' && error.statusCode === 400
}

function failureOf(error: Stripe.errors.StripeError): Failure {
  if (error instanceof Stripe.errors.StripeConnectionError) return isTimeout(error) ? 'timed-out' : 'unreachable'
  if (error.statusCode === 401) return 'key-refused'
  if (error.statusCode === 429 || error.statusCode === 409) return 'busy'
  return 'provider-error'
}

const isTimeout = (error: Stripe.errors.StripeConnectionError) => /timeout|aborted due to/i.test(error.message)
