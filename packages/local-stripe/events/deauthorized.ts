import type { Account } from '../accounts/account'
import { causedByStripe, type NewEvent } from './write-event'

/** The event for a platform that lost an account. Its object is the platform's application, not the account. */
export function deauthorized({ id, platform }: Account, created: number, quiet = false): NewEvent {
  return {
    type: 'account.application.deauthorized',
    platform,
    accountId: id,
    object: { id: 'ca_localstripe', object: 'application', name: null },
    previous: null,
    created,
    cause: causedByStripe,
    quiet,
  }
}
