import type { HelpMessage, MessageWithoutAccess } from '../../../lib/payouts/help/help'
import type { AccountId, CoachId, HelpMessageId } from '../../../lib/payouts/vocabulary/ids'

export function exampleMessage(now: Date): HelpMessage {
  return {
    id: 'example' as HelpMessageId,
    language: 'en-GB',
    text: 'Why am I paused?\nI sent everything last week.',
    coach: { id: 'ana' as CoachId, email: 'ana@example.com', name: 'Ana Ruiz', reference: null, createdAt: now },
    accountId: 'acct_example' as AccountId,
    state: 'paused',
    isHeld: false,
    country: 'ES',
  }
}

export const exampleMessageWithoutAccess: MessageWithoutAccess = {
  id: 'message-2' as HelpMessageId,
  language: 'en-GB',
  email: 'nora.new@example.com',
  text: 'I sent everything last week.',
}
