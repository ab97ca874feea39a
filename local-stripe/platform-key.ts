import { ApiError } from './errors'
import { derivedId } from './identifiers'

export interface Platform {
  id: string
  key: string
}

/** Each test key is a platform of its own; its account id always follows from the key. */
export function requirePlatform(authorization: string | undefined): Platform {
  const key = keyIn(authorization)
  if (!key) throw refused('You did not provide an API key. Send it as: Authorization: Bearer YOUR_SECRET_KEY.')
  if (/^[sr]k_live_/.test(key)) throw refused('The local Stripe takes test keys only; never send it a live key.')
  if (!/^[sr]k_test_\w+$/.test(key) || key.length < 12) throw refused(`Invalid API Key provided: ${mask(key)}`)
  return { id: derivedId('acct_', key), key }
}

function keyIn(authorization = ''): string {
  const [scheme = '', credentials = ''] = authorization.trim().split(/\s+/, 2)
  if (/^bearer$/i.test(scheme)) return credentials
  if (/^basic$/i.test(scheme)) return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? ''
  return ''
}

function refused(message: string): ApiError {
  return new ApiError(401, message)
}

function mask(key: string): string {
  return key.length < 12 ? '****' : `${key.slice(0, 8)}****${key.slice(-4)}`
}
