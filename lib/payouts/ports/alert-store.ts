import type { Platform } from '../accounts/account'
import type { AlertFacts } from '../alerts/alert'
import type { Morning } from '../alerts/morning'
import type { AlertChoices, AlertOutcome } from '../vocabulary/alert'
import type { TroubleName } from '../vocabulary/health/finding-name'
import type { AdminId, AlertMessageId } from '../vocabulary/ids'

export interface StaffMember {
  adminId: AdminId
  email: string
  zone: string | null
  choices: AlertChoices
}

export type AlertMessage = { id: AlertMessageId; storedAt: Date; now: Date; alerts: FoundAlerts } & (
  | { kind: 'webhook' }
  /** null: no longer staff. */
  | { kind: 'email' | 'digest'; reader: StaffMember | null }
)

export interface FoundAlerts {
  alerts: AlertFacts[]
  areMore: boolean
}

export interface Gathering {
  waitSeconds: number
  /** Alerts of a kind that come closer together are one group, */
  gapSeconds: number
  /** unless the first of them has waited for so long. */
  mostWaitSeconds: number
  hasWebhook: boolean
}

export interface AlertStore {
  getAlertChoices(adminId: AdminId): Promise<AlertChoices>
  chooseAlerts(adminId: AdminId, choices: AlertChoices): Promise<void>
  /** Raises one for each finding that is new, and notes those that are gone as cured. Safe to repeat. */
  noteFindings(names: TroubleName[]): Promise<void>
  /** Groups what has waited, with a message for each who is told at once. One server at a time. */
  gatherAlerts(platform: Platform, gathering: Gathering): Promise<void>
  staffZones(): Promise<{ now: Date; staff: Pick<StaffMember, 'adminId' | 'zone'>[] }>
  /** Stores a digest of each morning once, if anything was gathered for it. */
  storeDigests(mornings: (Morning & { adminId: AdminId })[]): Promise<void>
  /** Never queued, or queued a day ago and unsettled, so that none is lost. */
  dueAlertMessages(limit: number): Promise<AlertMessageId[]>
  noteQueuedAlerts(ids: AlertMessageId[]): Promise<void>
  /**
   * Locks the message. If `settle` throws or the process dies, it is not settled. Skips a settled one. The times are the
   * database's.
   */
  settleAlertMessage(
    id: AlertMessageId,
    platform: Platform,
    settle: (message: AlertMessage) => Promise<AlertOutcome>,
  ): Promise<void>
}
