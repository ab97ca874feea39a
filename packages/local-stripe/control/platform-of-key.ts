import { HTTPException } from 'hono/http-exception'
import { ApiError } from '../errors'
import { requirePlatform } from '../platform-key'

/**
 * The platform whose key a control API request carries: the request then concerns only that platform. Null without a
 * key: it concerns all.
 */
export function platformOfKey(request: { header(name: string): string | undefined }): string | null {
  const authorization = request.header('authorization')
  return authorization === undefined ? null : requirePlatformOfKey(request)
}

/** The same, but a key is required. */
export function requirePlatformOfKey(request: { header(name: string): string | undefined }): string {
  try {
    return requirePlatform(request.header('authorization')).id
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new HTTPException(401, { res: Response.json(error.body, { status: 401 }) })
  }
}
