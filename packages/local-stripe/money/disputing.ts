import type { DisputeReason } from './dispute-reasons'

/** What a dispute is opened with. */
export interface Disputing {
  /** In minor units; left out: all that was captured and not refunded. */
  amount?: number
  reason?: DisputeReason
  /** Days until evidence is due. */
  days?: number
  /** Whether the bank only asks, and takes nothing yet. */
  inquiry?: boolean
}
