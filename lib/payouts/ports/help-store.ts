import type { Decision } from '../decisions/decision'
import type { HelpDelivery } from '../help/help'
import type { CoachId, HelpMessageId } from '../vocabulary/ids'

export interface HelpStore {
  wasAsked(coachId: CoachId, message: HelpMessageId): Promise<boolean>
  wasAskedWithoutAccess(userId: string, message: HelpMessageId): Promise<boolean>
  /** Runs `send` once for a message, and keeps the decision unless it was not sent. */
  askOnce(
    decision: Extract<Decision, { kind: 'help-asked' }>,
    send: () => Promise<HelpDelivery>,
  ): Promise<HelpDelivery | 'sent-before'>
  askOnceWithoutAccess(
    userId: string,
    message: HelpMessageId,
    send: () => Promise<HelpDelivery>,
  ): Promise<HelpDelivery | 'sent-before'>
}
