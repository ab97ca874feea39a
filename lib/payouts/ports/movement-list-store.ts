import type { Platform } from '../accounts/account'

export interface Moved {
  id: string
  paymentId: string
}

export interface MovedPage {
  list: 'refunds' | 'disputes'
  from: Date
  after: string | null
}

export interface MovementWatchStore {
  /** Starts over after `everySeconds`. null: nothing to do. */
  takeMovedPage(platform: Platform, everySeconds: number): Promise<MovedPage | null>
  /** Makes payments with new movements due for a check. null: end of the list. */
  settleMovedPage(platform: Platform, page: MovedPage, found: { moved: Moved[]; next: string | null }): Promise<void>
  postponeMovedPage(platform: Platform): Promise<void>
  /** From the start of the last complete reading. */
  restartMovementWatch(platform: Platform): Promise<void>
}
