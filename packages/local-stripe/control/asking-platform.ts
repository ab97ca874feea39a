import { HTTPException } from 'hono/http-exception'
import { ApiError } from '../errors'
import { requirePlatform } from '../platform-key'

/**
 * The platform whose key a request to the control API carries, which is then about that platform alone. Null without a
 * key: it is about everybody.
 */
export function askingPlatform(request: { header(name: string): string | undefined }): string | null {
  const authorization = request.header('authorization')
  return authorization === undefined ? null : requireAskingPlatform(request)
}

/** The same, where a key is needed. */
export function requireAskingPlatform(request: { header(name: string): string | undefined }): string {
  try {
    return requirePlatform(request.header('authorization')).id
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new HTTPException(401, { res: Response.json(error.body, { status: 401 }) })
  }
}
