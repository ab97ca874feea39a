import type { Coach } from '../coaches/coach'
import type { State } from '../vocabulary/accounts/state'
import type { AccountId, HelpMessageId } from '../vocabulary/ids'

/** @property id made from form and text, so that the same form sent twice is one message */
export interface HelpRequest {
  id: HelpMessageId
  text: string
  /** Of the coach's copy, as BCP 47. */
  language: string
}

/** What support reads. */
export interface HelpMessage extends HelpRequest {
  coach: Coach
  accountId: AccountId | null
  state: State
  isHeld: boolean
  country: string | null
}

/** Of a person who is signed in and neither coach nor admin. */
export interface MessageWithoutAccess extends HelpRequest {
  email: string
}

export type HelpDelivery = 'sent' | 'sent-without-copy' | 'not-sent'

export type HelpAnswer = { kind: HelpDelivery | 'sent-before' } | { kind: 'too-soon'; nextAt: Date }

export interface HelpDesk {
  isOpen(): Promise<boolean>
  send(message: HelpMessage): Promise<HelpDelivery>
  sendWithoutAccess(message: MessageWithoutAccess): Promise<HelpDelivery>
}
