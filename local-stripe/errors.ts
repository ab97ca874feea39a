/** Stripe's error envelope, docs.stripe.com/api/errors. */
export interface ErrorBody {
  error: { type: string; message: string; code?: string; param?: string; doc_url?: string }
}

/** A refusal in Stripe's words; thrown by operations, answered by the door. */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody

  constructor(status: number, message: string, { type = 'invalid_request_error', code, param }: Details = {}) {
    super(message)
    this.status = status
    const doc = code === undefined ? undefined : `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`
    this.body = { error: { ...(code && { code, doc_url: doc }), message, ...(param && { param }), type } }
  }
}

interface Details {
  type?: string
  code?: string
  param?: string
}

/** As observed in public test logs for a connected account that is unknown or out of reach. */
export function accountInvalid(key: string, accountId: string): ApiError {
  const masked = `${key.slice(0, 8)}****${key.slice(-4)}`
  return new ApiError(
    403,
    `The provided key '${masked}' does not have access to account '${accountId}' (or that account does not exist). Application access may have been revoked.`,
    { code: 'account_invalid' },
  )
}

/** 404 for an id in the path, 400 for one in another parameter, which is then named. */
export function noSuch(kind: string, id: string, param?: string): ApiError {
  const details = { code: 'resource_missing', param: param ?? 'id' }
  return new ApiError(param === undefined ? 404 : 400, `No such ${kind}: '${id}'`, details)
}

export function unrecognized(method: string, path: string): ApiError {
  return new ApiError(404, `Unrecognized request URL (${method}: ${path}).`)
}
