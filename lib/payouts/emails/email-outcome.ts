import type { Presentation } from '../accounts/presentation'
import type { RequirementSummary } from '../accounts/requirement-summary'
import type { KeptEmail } from '../ports/email-store'
import { isFinal, isInvitable, type State } from '../vocabulary/accounts/state'
import {
  type AnswerKind,
  answerKinds,
  askingKinds,
  type EmailKind,
  type EmailOutcome,
  isReminder,
} from '../vocabulary/email-kind'
import { isAsking } from './owed'

export interface EmailCase {
  email: KeptEmail
  all: KeptEmail[]
  now: Date
  state: State
  presentation: Pick<Presentation, 'canBePaid' | 'whoActs'>
  isHeld: boolean
  /** The coach did everything and cannot be paid. */
  isStuck: boolean
  asked: Pick<RequirementSummary, 'kind' | 'day'>
  fetchPending: boolean
  areRemindersStopped: boolean
}

/** A later email replaces it, and a payout that works ends it. */
export function failedPayoutOutcome(email: KeptEmail, all: KeptEmail[], stillFails: boolean): EmailOutcome {
  return stillFails && isLatestOf(['payout-failed'], email, all) ? 'sent' : 'went-back'
}

/** Sends only what is new, still true and wanted. `wait` while a fetch is due. */
export function emailOutcome(shown: EmailCase): EmailOutcome | 'wait' {
  const { email, all, fetchPending, areRemindersStopped } = shown
  if (!isLatestOf(peersOf(email.kind), email, all)) return 'went-back'
  if (fetchPending) return 'wait'
  if (!isWorthSending(shown)) return 'went-back'
  return areRemindersStopped && isStoppable(email) ? 'unwanted' : 'sent'
}

/** A reminder that staff sent is one, whatever its kind. */
export function isStoppable({ kind, isByStaff }: Pick<KeptEmail, 'kind' | 'isByStaff'>): boolean {
  return isByStaff || isReminder(kind)
}

function isWorthSending(shown: EmailCase): boolean {
  const { email, all, now, state, presentation, isHeld, asked } = shown
  const asksCoach = isAsking(state, presentation)
  switch (email.kind) {
    case 'can-be-paid':
    case 'cannot-be-paid':
    case 'closed':
      return isTrue(email.kind, shown) && email.kind !== lastAnswer(all)
    case 'payouts-stopped':
      return isTrue(email.kind, shown) && !isToldOfStop(all)
    case 'needs-you':
      return asksCoach && !isToldSince(email.storedAt, all) && !answerTells(shown)
    case 'unfinished':
      return state === 'unfinished' && !isHeld && !wasToldWithinADay(['unfinished', 'invitation'], all, now)
    case 'due':
    case 'due-tomorrow':
      return asksCoach && isAboutDay(email, asked) && !wasToldWithinADay(askingKinds, all, now)
    case 'invitation':
      return isInvitable(state)
    case 'payout-failed':
      return false
    default:
      return email.kind satisfies never
  }
}

function peersOf(kind: EmailKind): readonly EmailKind[] {
  if (isAnswer(kind)) return answerKinds
  return kind === 'due' || kind === 'due-tomorrow' ? ['due', 'due-tomorrow'] : [kind]
}

function isAnswer(kind: EmailKind): kind is AnswerKind {
  return answerKinds.some((each) => each === kind)
}

function isTrue(kind: AnswerKind, { state, presentation, isStuck }: EmailCase): boolean {
  if (kind === 'closed') return isFinal(state)
  return kind === 'cannot-be-paid' ? isStuck : (kind === 'can-be-paid') === presentation.canBePaid
}

function isLatestOf(kinds: readonly EmailKind[], email: KeptEmail, all: KeptEmail[]): boolean {
  return all.findLast(({ kind }) => kinds.includes(kind))?.id === email.id
}

/** Whether the coach was emailed about being paid before, so that this time is not the first. */
export function isAgain(all: KeptEmail[]): boolean {
  return all.some((email) => isSentOf(['can-be-paid', 'payouts-stopped'], email))
}

/** Before the first one, the coach counts as emailed about the state before it. */
function lastAnswer(all: KeptEmail[]): EmailKind {
  const answers = all.filter(({ kind }) => isAnswer(kind))
  const last = answers.findLast(({ outcome }) => outcome === 'sent')
  if (last !== undefined) return last.kind
  const [first] = answers
  return first?.kind === 'can-be-paid' || first?.kind === 'cannot-be-paid' ? 'payouts-stopped' : 'can-be-paid'
}

/** Payouts of a coach who was told that they cannot be paid did not start in between. */
function isToldOfStop(all: KeptEmail[]): boolean {
  const last = lastAnswer(all)
  return last === 'payouts-stopped' || last === 'cannot-be-paid'
}

function isToldSince(time: Date, all: KeptEmail[]): boolean {
  return all.some((email) => isSentOf(askingKinds, email) && email.settledAt !== null && email.settledAt > time)
}

/** An answer that is about to be sent lists what is asked too. */
function answerTells(shown: EmailCase): boolean {
  const answer = shown.all.findLast(({ kind }) => isAnswer(kind))
  return answer !== undefined && answer.outcome === null && emailOutcome({ ...shown, email: answer }) === 'sent'
}

function wasToldWithinADay(kinds: readonly EmailKind[], all: KeptEmail[], now: Date): boolean {
  const yesterday = now.getTime() - 24 * 3600 * 1000
  return all.some(
    (email) => isSentOf(kinds, email) && email.settledAt !== null && email.settledAt.getTime() > yesterday,
  )
}

function isSentOf(kinds: readonly EmailKind[], { kind, outcome }: KeptEmail): boolean {
  return outcome === 'sent' && kinds.includes(kind)
}

function isAboutDay({ cause }: KeptEmail, { kind, day }: EmailCase['asked']): boolean {
  return kind === 'dated' && day !== null && cause?.endsWith(` ${day.toISOString()}`) === true
}
