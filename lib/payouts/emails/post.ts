import type { Presentation } from '../accounts/presentation'
import type { Requirement } from '../accounts/requirement'
import type { RequirementSummary } from '../accounts/requirement-summary'
import type { Payout } from '../balances/balance'
import type { Coach } from '../coaches/coach'
import type { ReminderChoice } from '../ports/email-store'
import type { Note, State } from '../vocabulary/accounts/state'
import type { EmailKind } from '../vocabulary/email-kind'
import type { EmailId } from '../vocabulary/ids'

interface Addressed {
  id: EmailId
  coach: Pick<Coach, 'email' | 'name'>
  zone: string | null
  /** BCP 47; null when unknown. */
  language: string | null
  now: Date
}

export interface StateEmail extends Addressed {
  kind: Exclude<EmailKind, 'payout-failed' | 'invitation'>
  /** The coach may stop it. */
  isReminder: boolean
  state: State
  notes: Note[]
  isHeld: boolean
  presentation: Presentation
  asked: RequirementSummary
  requirements: Requirement[]
  /** Not the first email about being paid. */
  isAgain: boolean
  isLastReminder: boolean
  /** null where reminders are no matter. */
  reminders: ReminderChoice | null
}

export interface FailedPayoutEmail extends Addressed {
  kind: 'payout-failed'
  failed: Payout[]
}

export interface InvitationEmail extends Addressed {
  kind: 'invitation'
}

export type PayoutEmail = StateEmail | FailedPayoutEmail | InvitationEmail

/** refused: for good, since the mail server knows no such address. */
export type Delivery = 'sent' | 'refused'

export interface Post {
  /** Throws when the mail server took no email for now. */
  send(email: PayoutEmail): Promise<Delivery>
}
