import Stripe from 'stripe'
import type { Away } from '@/lib/payouts/ports/provider'
import type { Failure } from '@/lib/payouts/vocabulary/failure'

type StripeError = Stripe.errors.StripeError

/**
 * Stripe's own schema allows the answer, and yet we cannot keep it: a country that is null, a moment that is none. To
 * whoever asked it is a failed read like any other, so it is counted, slowed down and shown as not confirmed.
 */
export class UnreadableAnswer extends Error {
  override name = 'UnreadableAnswer'
}

/** Makes ours of an answer of Stripe's. Whatever is amiss with it, it is the answer that cannot be read. */
export function readAs<Ours>(toOurs: () => Ours): Ours {
  try {
    return toOurs()
  } catch (error) {
    if (error instanceof UnreadableAnswer) throw error
    throw new UnreadableAnswer('the answer is not as Stripe’s own schema says', { cause: error })
  }
}

/** The same of one among many; null: it cannot be read. */
export function unlessUnreadable<Ours>(toOurs: () => Ours): Ours | null {
  try {
    return readAs(toOurs)
  } catch (error) {
    if (error instanceof UnreadableAnswer) return null
    throw error
  }
}

/** A refusal by Stripe: it understood us and made nothing. Null for everything that is no such answer. */
export function refusalOf(error: unknown): StripeError | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  // Being told to slow down can come as a 400 too; it says nothing about what was asked.
  if (error instanceof Stripe.errors.StripeRateLimitError) return null
  return [400, 402, 403, 404].includes(error.statusCode ?? 0) ? error : null
}

/** What Stripe's own record of requests knows a refusal by. */
export function codeOf(refusal: StripeError): string {
  return refusal.code ?? refusal.rawType ?? 'none'
}

/** Stripe's own sentence, for staff: without addresses of people, and no longer than a page can show. */
export function sentenceOf({ message }: Pick<StripeError, 'message'>): string {
  return oneLine(message.replace(/[^\s'"<>(),:;]+@[^\s'"<>(),:;]+/g, '…'))
}

/** A sentence of Stripe's may repeat what somebody typed: on one line, and without what nobody can see in it. */
export function oneLine(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .slice(0, 300)
      // PostgreSQL takes no NUL, and no half of a character that was cut in two.
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '')
  )
}

/**
 * No answer about what was asked. What is no error of Stripe's came of reading its answer: an answer that no check of
 * ours expected. Thrown, it would be asked for again for ever, and nobody would count it.
 */
export function away(error: unknown): Away {
  if (!(error instanceof Stripe.errors.StripeError)) return { kind: 'away', failure: 'unreadable', cause: error }
  return { kind: 'away', failure: failureOf(error), cause: error }
}

/**
 * The answer, when it is the object asked for. The SDK takes any JSON without an `error` for an answer, whatever its
 * status; from a proxy in between it would read as an account with everything off.
 */
export function requireObject<Answer extends { object: string }>(answer: Answer, object: Answer['object']): Answer {
  if (answer.object === object) return answer
  throw new Stripe.errors.StripeAPIError({ type: 'api_error', message: `The answer is no ${object}` })
}

/** The account is gone, or no longer ours to see: https://docs.stripe.com/error-codes#account-invalid */
export function isNoAccess(error: StripeError): boolean {
  return error.code === 'account_invalid' || error.statusCode === 404
}

/** The platform itself is not set up for Connect. Both sentences come without a code. */
export function isPlatformNotReady(error: StripeError): boolean {
  return /signed up for Connect|managing losses for connected accounts/.test(error.message)
}

/** Stripe answered from its memory of an earlier request: https://docs.stripe.com/api/idempotent_requests */
export function isReplayed(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.headers?.['idempotent-replayed'] === 'true'
}

/** The key was used before with other words. */
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
