import type { Platform } from '../accounts/account'
import type { AccountId } from '../vocabulary/ids'
import type { FetchClaim } from './fetch-store'

/** Neighbors in the provider's list of accounts, at most a page of them, the newest first. */
export interface Stretch {
  /** Our account just before it in the list; null: none is newer. */
  after: AccountId | null
  newest: Date
  oldest: Date
  /** Ours in it that the list shows. */
  accounts: number
  waiting: number
  /** Of the longest. */
  waitsSeconds: number
}

export interface Storm {
  /** More wait than single fetches settle soon, or each of the last three seconds brought more than they could. */
  isStorm: boolean
  /** The last three seconds together did. */
  isGrowing: boolean
}

export interface StormBounds {
  waiting: number
  comingPerSecond: number
}

export interface StretchStore {
  measureStorm(platform: Platform, bounds: StormBounds): Promise<Storm>
  /** Notes where waiting accounts lie in the list; false: more are left. */
  placeWaiting(): Promise<boolean>
  /**
   * Stretches that begin with a waiting account, from the newest on.
   * @param below where the last search ended
   */
  findStretches(platform: Platform, below: Date | null, most: number): Promise<Stretch[]>
  /** Newest first. */
  claimStretch(platform: Platform, stretch: Stretch): Promise<FetchClaim[]>
  /** The first of each is fetched by itself. */
  leaveStretches(platform: Platform, stretches: Stretch[]): Promise<void>
  /** Releases the claims; these accounts are fetched by themselves. */
  fetchByThemselves(accountIds: AccountId[]): Promise<void>
}
