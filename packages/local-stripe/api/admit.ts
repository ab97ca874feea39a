import { refusal } from '../errors'
import { apiVersion } from '../events/write-event'
import { holdsLiveKey, type Platform, requirePlatform } from '../platform-key'
import type { Received } from './received'

/** Finds the platform behind a key, or refuses the request. */
export function admit({ text, header }: Received): Platform {
  if (holdsLiveKey(text)) throw refusal('live key')
  return requirePlatform(header('authorization'))
}

/** Refuses a request whose encoding or version this server cannot read. */
export function requireReadable({ text, header }: Received): void {
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
