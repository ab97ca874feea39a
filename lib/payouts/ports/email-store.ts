import type { Platform } from '../accounts/account'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'
import type { CoachId, EmailId } from '../vocabulary/ids'

export interface KeptEmail {
  id: EmailId
  coachId: CoachId
  kind: EmailKind
  outcome: EmailOutcome | null
}

export interface EmailStore {
  /** IANA; null when unknown. */
  findZone(coachId: CoachId): Promise<string | null>
  /** Never queued, or queued a day ago and unsettled, so that none is lost. */
  dueEmails(platform: Platform, waitSeconds: number, limit: number): Promise<EmailId[]>
  noteQueued(ids: EmailId[]): Promise<void>
  /** Locks the coach's emails. If `settle` throws or the process dies, nothing is settled. Skips a settled email. */
  settleEmail(id: EmailId, settle: (email: KeptEmail, all: KeptEmail[]) => Promise<EmailOutcome>): Promise<void>
}
