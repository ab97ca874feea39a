import { refusal } from './errors'
import { derivedId } from './identifiers'

export interface Platform {
  id: string
  key: string
}

/** Each test key is its own platform; the account id follows from the key. */
export function requirePlatform(authorization: string | undefined): Platform {
  const key = keyIn(authorization)
  if (holdsLiveKey(authorization, key)) throw refusal('live key')
  if (!key) throw refusal('no key')
  if (!/^[sr]k_test_\w+$/.test(key) || key.length < 12) throw refusal('bad key', { key: mask(key) })
  return { id: derivedId('acct_', key), key }
}

/** The platform of a request's key, valid or not; null without one. */
export function platformIn(authorization: string | undefined): string | null {
  const key = keyIn(authorization)
  return key === '' ? null : derivedId('acct_', key)
}

/** True when a text holds a live key. Such text is never answered, stored or shown. */
export function holdsLiveKey(...texts: (string | undefined)[]): boolean {
  return texts.some((text = '') => /[srp]k_live_/i.test(text.replace(/%5f/gi, '_')))
}

/** True when a request's address or headers hold a live key. */
export function carriesLiveKey({ url, headers }: Request): boolean {
  return holdsLiveKey(url, keyIn(headers.get('authorization') ?? ''), ...headers.values())
}

export function maskedKeys(text: string): string {
  return text.replace(/[srp]k(_|%5f)(test|live)(_|%5f)\w+/gi, mask)
}

export function maskedKeyIn(authorization: string | undefined): string {
  const key = keyIn(authorization)
  return key && mask(key)
}

function keyIn(authorization = ''): string {
  const [scheme = '', credentials = ''] = authorization.trim().split(/\s+/, 2)
  if (/^bearer$/i.test(scheme)) return credentials
  if (/^basic$/i.test(scheme)) return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? ''
  return ''
}

function mask(key: string): string {
  return key.length < 12 ? '****' : `${key.slice(0, 8)}****${key.slice(-4)}`
}
