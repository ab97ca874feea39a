import type { Platform } from '../accounts/account'

/** A refund or a dispute as the provider lists it, whoever made it. */
export interface Moved {
  id: string
  paymentId: string
}

/** A page of what is new that is ours to read. */
export interface MovedPage {
  list: 'refunds' | 'disputes'
  /** Made since. */
  from: Date
  /** The provider's id of what to go on after. */
  after: string | null
}

/** The reading of the provider's lists of new refunds and disputes: one at a time, page by page, whoever takes them. */
export interface MovementWatchStore {
  /** Takes the next page; begins anew when the last reading began longer than `everySeconds` ago. null: nothing to do. */
  takeMovedPage(platform: Platform, everySeconds: number): Promise<MovedPage | null>
  /** Has the charges looked at of which something moved that is not kept, and goes on after `next`; null: the list is read. */
  settleMovedPage(platform: Platform, page: MovedPage, found: { moved: Moved[]; next: string | null }): Promise<void>
  /** Leaves the page for later. */
  postponeMovedPage(platform: Platform): Promise<void>
  /** Begins the reading anew, from where the last whole one began. */
  restartMovementWatch(platform: Platform): Promise<void>
}
