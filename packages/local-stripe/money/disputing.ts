import type { DisputeReason } from './dispute-reasons'

export interface Disputing {
  /** In minor units; by default all that was captured and not refunded. */
  amount?: number
  reason?: DisputeReason
  /** Days until evidence is due. */
  days?: number
  /** True when the bank only asks and takes nothing yet. */
  inquiry?: boolean
}
