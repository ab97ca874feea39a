import { type RefusalName, refusals } from './api/refusals'
import { parameterRefusals } from './api/refusals/parameters'
import { notBuilt, type Refusal } from './api/refusals/refusal'

/** Stripe's error envelope, docs.stripe.com/api/errors. */
export interface ErrorBody {
  error: { type: string; message: string; code?: string; param?: string; doc_url?: string } & Concerned
}

/** What a refused payment's error carries besides. */
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
  /** Headers of the answer that belong to this error. */
  headers?: Record<string, string>
  isValidation?: boolean
}

/**
 * A refusal in Stripe's words, as it is answered. Thrown by an operation it undoes all; returned, what was done
 * stands, as a declined card leaves its failed charge.
 */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Record<string, string>
  /** Whether the request itself is wrong, whatever there is: no key keeps such an answer. */
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

/** A refusal of the table with its values filled in; one the table asks for and is not given stays as `{name}`. */
export function refusal(
  name: RefusalName,
  values: Record<string, string | number> = {},
  headers?: Record<string, string>,
  concerned?: Concerned,
): ApiError {
  const { status, message, type, code, param, declined, isValidation }: Refusal = refusals[name]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, part: string) => String(values[part] ?? whole))
  const about = { ...(declined && { decline_code: declined }), ...concerned }
  // Asked again it is as little built; the SDK retries what has such a status.
  const told = {
    type,
    code,
    param: param && fill(param),
    headers: code === notBuilt ? { 'stripe-should-retry': 'false', ...headers } : headers,
    concerned: about,
  }
  return new ApiError(status, fill(message), { ...told, isValidation: isValidation ?? name in parameterRefusals })
}

/** As observed in public test logs for a connected account that is unknown or out of reach. */
export function accountInvalid(key: string, account: string): ApiError {
  return refusal('account out of reach', { key: `${key.slice(0, 8)}****${key.slice(-4)}`, account })
}

/** 404 for an id in the path, 400 for one in another parameter, which is then named. */
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

/** 429 with the header that says which limit was met, docs.stripe.com/rate-limits. The SDK does not retry it. */
export function rateLimited(reason: RateLimitedReason): ApiError {
  return refusal('too many requests', {}, { 'stripe-rate-limited-reason': reason })
}

/** 429 without that header, which the SDK is told to retry, docs.stripe.com/rate-limits#object-lock-timeouts. */
export function lockTimeout(): ApiError {
  return refusal('object locked', {}, { 'stripe-should-retry': 'true' })
}

/** A failure of the server. Told not to be retried when it is a plain 500, as Stripe does for most. */
export function serverError(status: number, message: string, code?: string): ApiError {
  const headers: Record<string, string> = status === 500 ? { 'stripe-should-retry': 'false' } : {}
  return new ApiError(status, message, { type: 'api_error', code, headers })
}
