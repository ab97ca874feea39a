import { type RefusalName, refusals } from './api/refusals'
import { parameterRefusals } from './api/refusals/parameters'
import { notBuilt, type Refusal } from './api/refusals/refusal'

/** Stripe's error envelope, docs.stripe.com/api/errors. */
export interface ErrorBody {
  error: { type: string; message: string; code?: string; param?: string; doc_url?: string } & Concerned
}

/** Extra fields in a payment error. */
interface Concerned {
  decline_code?: string
  charge?: string
  payment_intent?: Record<string, unknown>
}

interface Details {
  type?: string
  code?: string
  param?: string
  concerned?: Concerned
  /** Response headers of this error. */
  headers?: Record<string, string>
  isValidation?: boolean
}

/**
 * A refusal in Stripe's words. Thrown, it rolls everything back; returned, changes stay: a declined card leaves its
 * failed charge.
 */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Record<string, string>
  /** True when the request itself is wrong: its idempotency key stays free. */
  readonly isValidation: boolean

  constructor(status: number, message: string, details: Details = {}) {
    super(message)
    this.status = status
    const { type = 'invalid_request_error', code, param, headers, concerned = {} } = details
    const doc =
      code === undefined || code === notBuilt
        ? undefined
        : `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`
    this.body = {
      error: {
        ...(code && { code }),
        ...(doc && { doc_url: doc }),
        message,
        ...(param && { param }),
        type,
        ...concerned,
      },
    }
    this.headers = headers ?? {}
    this.isValidation = details.isValidation ?? false
  }
}

/** A refusal from the table with its values filled in. A missing value stays as `{name}`. */
export function refusal(
  name: RefusalName,
  values: Record<string, string | number> = {},
  headers?: Record<string, string>,
  concerned?: Concerned,
): ApiError {
  const { status, message, type, code, param, declined, isValidation }: Refusal = refusals[name]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, part: string) => String(values[part] ?? whole))
  const about = { ...(declined && { decline_code: declined }), ...concerned }
  // A retry cannot help, but the SDK retries this status.
  const told = {
    type,
    code,
    param: param && fill(param),
    headers: code === notBuilt ? { 'stripe-should-retry': 'false', ...headers } : headers,
    concerned: about,
  }
  return new ApiError(status, fill(message), { ...told, isValidation: isValidation ?? name in parameterRefusals })
}

/** As observed in public test logs for an unknown or unreachable connected account. */
export function accountInvalid(key: string, account: string): ApiError {
  return refusal('account out of reach', { key: `${key.slice(0, 8)}****${key.slice(-4)}`, account })
}

/** 404 for an id in the path; 400 for one in a parameter, which it names. */
export function noSuch(kind: string, id: string, param?: string): ApiError {
  if (param === undefined) return refusal('no such object', { kind, id, param: 'id' })
  return refusal('no such object in a parameter', { kind, id, param })
}

export function unrecognized(method: string, path: string): ApiError {
  return refusal('unknown URL', { method, path })
}

export type RateLimitedReason =
  | 'global-rate'
  | 'endpoint-rate'
  | 'global-concurrency'
  | 'endpoint-concurrency'
  | 'resource-specific'

/** 429 with the header that names the limit, docs.stripe.com/rate-limits. The SDK does not retry it. */
export function rateLimited(reason: RateLimitedReason): ApiError {
  return refusal('too many requests', {}, { 'stripe-rate-limited-reason': reason })
}

/** 429 without that header, which the SDK retries, docs.stripe.com/rate-limits#object-lock-timeouts. */
export function lockTimeout(): ApiError {
  return refusal('object locked', {}, { 'stripe-should-retry': 'true' })
}

/** A server failure. A plain 500 tells the SDK not to retry, as Stripe mostly does. */
export function serverError(status: number, message: string, code?: string): ApiError {
  const headers: Record<string, string> = status === 500 ? { 'stripe-should-retry': 'false' } : {}
  return new ApiError(status, message, { type: 'api_error', code, headers })
}
