import type { Platform } from '../accounts/account'
import type { DecidedBy } from '../decisions/decision'
import type { AccountId, CoachId } from '../vocabulary/ids'

export interface Closing {
  coachId: CoachId
  accountId: AccountId
  by: Extract<DecidedBy, { kind: 'coach' | 'admin' }>
  tries: number
}

export type BeginClosingAnswer = { kind: 'begun'; closing: Closing } | { kind: 'paid-before' | 'money-moving' | 'gone' }

export interface ClosingStore {
  /**
   * Joins a closing that began before. From then on no payment to the account is admitted.
   * @param isUnpaid true: only an account that was never paid
   */
  beginClosing(closing: Omit<Closing, 'tries'>, isUnpaid: boolean): Promise<BeginClosingAnswer>
  claimClosings(platform: Platform, limit: number): Promise<Closing[]>
  /** Unless someone tried after it. */
  dropClosing(closing: Closing): Promise<boolean>
  /** One statement, safe to repeat: the coach has no account, and the former one's id is kept. */
  finishClosing(closing: Closing): Promise<boolean>
}
