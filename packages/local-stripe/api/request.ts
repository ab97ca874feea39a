import { refusal } from '../errors'
import { apiVersion } from '../events/write-event'
import { holdsLiveKey, type Platform, requirePlatform } from '../platform-key'

export interface ApiRequest {
  id: string
  method: string
  path: string
  /** The form body of a POST, otherwise the query. */
  text: string
  header(name: string): string | undefined
}

/** Finds the platform behind a key, or refuses the request. */
export function authenticateRequest({ text, header }: ApiRequest): Platform {
  if (holdsLiveKey(text)) throw refusal('live key')
  return requirePlatform(header('authorization'))
}

/** Refuses a request whose encoding or version this server cannot read. */
export function requireReadable({ text, header }: ApiRequest): void {
  refuseOtherBodies(text, header('content-type'))
  refuseOtherVersions(header('stripe-version'))
}

/** Stripe reads forms only, and treats a body without a content type as one. */
function refuseOtherBodies(text: string, kind: string | undefined): void {
  if (text === '' || kind === undefined || kind.startsWith('application/x-www-form-urlencoded')) return
  throw refusal('not a form')
}

function refuseOtherVersions(asked: string | undefined): void {
  if (asked !== undefined && asked !== apiVersion) throw refusal('other version', { version: apiVersion, asked })
}
