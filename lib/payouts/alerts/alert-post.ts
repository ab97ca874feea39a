import type { StaffMember } from '../ports/alert-store'
import type { AlertKind } from '../vocabulary/alert'
import type { AlertMessageId } from '../vocabulary/ids'
import type { AlertFacts } from './alert'
import type { AlertPlace } from './place'

export type ShownAlert = AlertFacts & { place: AlertPlace }

export interface AlertSummary {
  kind: AlertKind
  count: number
  areMore: boolean
  /** The latest first. */
  shown: ShownAlert[]
  place: AlertPlace
}

export interface AlertEmail {
  id: AlertMessageId
  to: Pick<StaffMember, 'email' | 'zone'>
  now: Date
  isDigest: boolean
  summaries: AlertSummary[]
}

/** refused: for good, since the mail server knows no such address. */
export type AlertDelivery = 'sent' | 'refused'

export interface AlertPost {
  send(email: AlertEmail): Promise<AlertDelivery>
}

export interface AlertWebhook {
  /** Throws to be sent again, with the same id. */
  send(message: { id: AlertMessageId; now: Date; summary: AlertSummary }): Promise<void>
}
