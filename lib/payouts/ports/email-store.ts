import type { Platform } from '../accounts/account'
import type { DecidedBy } from '../decisions/decision'
import type { EmailKind, EmailOutcome, StaffReminderKind } from '../vocabulary/email-kind'
import type { CoachId, EmailId, ReminderToken } from '../vocabulary/ids'
import type { ReminderStage } from '../vocabulary/reminder-stage'

export interface KeptEmail {
  id: EmailId
  coachId: CoachId
  kind: EmailKind
  outcome: EmailOutcome | null
  /** Names what a reminder is about, so that each is stored once; null for others. */
  cause: string | null
  isByStaff: boolean
  storedAt: Date
  settledAt: Date | null
}

export interface ReminderChoice {
  token: ReminderToken
  areStopped: boolean
}

export type ReminderWish = 'stopped' | 'resumed'

/** Whether emails get to a coach. */
export interface Reach {
  /** When the mail server refused their present address for good; null if it did not, or took an email since. */
  refusedAt: Date | null
  areRemindersStopped: boolean
}

/** stopped: by the coach. told-lately: within 24 hours, or it waits to be sent. */
export type ReminderRefusal = { kind: 'stopped' } | { kind: 'told-lately'; at: Date }

export interface LastEmails {
  invitedAt: Date | null
  /** A reminder, or another email that asks for something. */
  remindedAt: Date | null
}

export type Settle = (email: KeptEmail, all: KeptEmail[], now: Date) => Promise<EmailOutcome>

export interface ReminderStore {
  /** Makes it for a coach who has none. */
  getReminderChoice(coachId: CoachId): Promise<ReminderChoice>
  findReminders(token: ReminderToken): Promise<{ coachId: CoachId; areStopped: boolean } | null>
  /** With a decision, unless it is so already. */
  chooseReminders(coachId: CoachId, choice: ReminderWish, by: DecidedBy): Promise<void>
}

export interface ReachStore {
  findReach(coachId: CoachId): Promise<Reach>
  /** With a decision, the first time for an address. */
  noteRefused(coachId: CoachId, address: string): Promise<void>
}

export interface EmailStore extends ReminderStore, ReachStore {
  /** With a decision. */
  invite(coachId: CoachId, by: DecidedBy): Promise<void>
  /** With a decision; null when it is stored. Two at once store one. */
  remind(coachId: CoachId, kind: StaffReminderKind, by: DecidedBy): Promise<ReminderRefusal | null>
  lastEmails(coachId: CoachId): Promise<LastEmails>
  /** The zone as IANA has it, the language as BCP 47: the one they chose, else their browser's. null when unknown. */
  findReader(coachId: CoachId): Promise<{ zone: string | null; language: string | null }>
  /** Stores reminders whose moment has come since the last time, each once. At most `limit` of a stage. */
  storeReminders(platform: Platform, stages: readonly ReminderStage[], limit: number): Promise<void>
  /** Never queued, or queued a day ago and unsettled, so that none is lost. What staff send never waits. */
  dueEmails(platform: Platform, waitSeconds: number, limit: number): Promise<EmailId[]>
  noteQueued(ids: EmailId[]): Promise<void>
  /**
   * Locks the coach's emails. If `settle` throws or the process dies, nothing is settled. Skips a settled email. One
   * that is sent shows that the address is right. The time is the database's.
   */
  settleEmail(id: EmailId, settle: Settle): Promise<void>
}
