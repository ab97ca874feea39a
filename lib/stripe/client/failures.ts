import Stripe from 'stripe'
import type { Away } from '@/lib/payouts/ports/provider'
import type { Failure } from '@/lib/payouts/vocabulary/failure'

type StripeError = Stripe.errors.StripeError

/** Valid by Stripe's schema, but we cannot store it: a null country, an invalid time. Counts as a failed fetch. */
export class UnreadableAnswer extends Error {
  override name = 'UnreadableAnswer'
}

/** Converts an answer; any error becomes UnreadableAnswer. */
export function readAs<Ours>(toOurs: () => Ours): Ours {
  try {
    return toOurs()
  } catch (error) {
    if (error instanceof UnreadableAnswer) throw error
    throw new UnreadableAnswer('the answer does not match Stripe’s schema', { cause: error })
  }
}

export function unlessUnreadable<Ours>(toOurs: () => Ours): Ours | null {
  try {
    return readAs(toOurs)
  } catch (error) {
    if (error instanceof UnreadableAnswer) return null
    throw error
  }
}

/** Stripe understood and refused; null for everything else. */
export function refusalOf(error: unknown): StripeError | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  // A rate limit can also be a 400; it says nothing about the request.
  if (error instanceof Stripe.errors.StripeRateLimitError) return null
  return [400, 402, 403, 404].includes(error.statusCode ?? 0) ? error : null
}

export function codeOf(refusal: StripeError): string {
  return refusal.code ?? refusal.rawType ?? 'none'
}

/** Stripe's sentence for staff, shortened and without email addresses. */
export function sentenceOf({ message }: Pick<StripeError, 'message'>): string {
  return oneLine(message.replace(/[^\s'"<>(),:;]+@[^\s'"<>(),:;]+/g, '…'))
}

/** May repeat user input: one line, visible characters only. */
export function oneLine(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .slice(0, 300)
      // PostgreSQL stores no NUL and no lone surrogate.
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '')
  )
}

/**
 * No answer to the request. Any other error came from reading an unexpected answer: thrown, it would be retried
 * forever, uncounted.
 */
export function away(error: unknown): Away {
  if (!(error instanceof Stripe.errors.StripeError)) return { kind: 'away', failure: 'unreadable', cause: error }
  return { kind: 'away', failure: failureOf(error), cause: error }
}

/**
 * Checks the object type. The SDK accepts any JSON without `error`, so a proxy's page would read as an account with
 * everything off.
 */
export function requireObject<Answer extends { object: string }>(answer: Answer, object: Answer['object']): Answer {
  if (answer.object === object) return answer
  throw new Stripe.errors.StripeAPIError({ type: 'api_error', message: `The answer is no ${object}` })
}

/** The account is gone or no longer ours: https://docs.stripe.com/error-codes#account-invalid */
export function isNoAccess(error: StripeError): boolean {
  return error.code === 'account_invalid' || error.statusCode === 404
}

/** For what is read of an account. */
export function noAccessOrAway(error: unknown): { kind: 'no-access' } | Away {
  const refusal = refusalOf(error)
  return refusal !== null && isNoAccess(refusal) ? { kind: 'no-access' } : away(error)
}

/** The platform is not set up for Connect. Neither sentence has a code. */
export function isPlatformNotReady(error: StripeError): boolean {
  return /signed up for Connect|managing losses for connected accounts/.test(error.message)
}

/** A stored answer to an earlier request: https://docs.stripe.com/api/idempotent_requests */
export function isReplayed(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.headers?.['idempotent-replayed'] === 'true'
}

/** The key was used with other parameters. */
export function isKeyUsed(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400
}

function failureOf(error: StripeError): Failure {
  if (error instanceof Stripe.errors.StripeConnectionError) return isTimeout(error) ? 'timed-out' : 'unreachable'
  if (error instanceof Stripe.errors.StripeRateLimitError || error.statusCode === 409) return 'busy'
  if (error.statusCode === 401 || error.statusCode === 403) return 'key-refused'
  return 'provider-error'
}

function isTimeout({ detail }: StripeError): boolean {
  return detail instanceof Error && 'code' in detail && detail.code === 'ETIMEDOUT'
}
