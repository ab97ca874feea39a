import type { Platform } from '../accounts/account'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'
import type { CoachId, EmailId } from '../vocabulary/ids'

/** A letter as it is kept. */
export interface KeptEmail {
  id: EmailId
  coachId: CoachId
  kind: EmailKind
  /** null: not settled yet. */
  outcome: EmailOutcome | null
}

/** Letters wait here from the decision they were written with until they are settled, once. */
export interface EmailStore {
  /** The time zone the coach was last seen in, by its IANA name; null: nobody knows. */
  findZone(coachId: CoachId): Promise<string | null>
  /**
   * Letters to this platform's coaches that were written at least `waitSeconds` ago and never queued, or queued a day
   * ago and are not settled yet, so that none is forgotten whatever becomes of the queue.
   */
  dueEmails(platform: Platform, waitSeconds: number, limit: number): Promise<EmailId[]>
  noteQueued(ids: EmailId[]): Promise<void>
  /**
   * Settles the letter as `settle` answers, which gets all letters of its coach, oldest first. Meanwhile nobody else
   * settles a letter of that coach. When `settle` throws, or this process dies, nothing is settled. A letter that is
   * settled already is left as it is, and `settle` is not asked.
   */
  settleEmail(id: EmailId, settle: (email: KeptEmail, all: KeptEmail[]) => Promise<EmailOutcome>): Promise<void>
}
