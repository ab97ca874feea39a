import { isMadeUnder } from '../accounts/account'
import { getPlatform } from '../accounts/find-platform'
import { type Presentation, presentationOf } from '../accounts/presentation'
import type { Requirement } from '../accounts/requirement'
import { type RequirementSummary, requirementsToAnswer, toRequirementSummary } from '../accounts/requirement-summary'
import { shownRequirements } from '../accounts/shown-requirements'
import { notesOf, stateOf } from '../accounts/state'
import type { Coach } from '../coaches/coach'
import type { EmailStore, KeptEmail } from '../ports/email-store'
import type { Clock } from '../ports/ports'
import type { ProviderFor } from '../ports/provider'
import type { CoachStore, HoldStore } from '../ports/store'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'
import type { EmailId } from '../vocabulary/ids'
import type { Note, State } from '../vocabulary/state'
import { judgeEmail } from './judge'

/** What a letter tells, and to whom: where the coach stands as it is sent, as the coach's page shows it. */
export interface PayoutEmail {
  /** The same however often the letter is tried. */
  id: EmailId
  kind: EmailKind
  coach: Pick<Coach, 'email' | 'name'>
  /** The time zone the coach was last seen in; null: nobody knows. */
  zone: string | null
  state: State
  /** What else is true, as the coach's page says it. */
  notes: Note[]
  /** We hold the coach ourselves. */
  isHeld: boolean
  presentation: Presentation
  asked: RequirementSummary
  /** What the coach is asked for, the most pressing first; empty when it is for somebody else to act. */
  requirements: Requirement[]
  now: Date
}

export interface Post {
  /** Throws when the mail server did not take the letter. */
  send(email: PayoutEmail): Promise<void>
}

export interface EmailPorts {
  store: EmailStore & Pick<CoachStore & HoldStore, 'findCoach' | 'findAccount' | 'findHold'>
  providerFor: ProviderFor
  post: Post
  clock: Clock
  /** How long a state must last before its coach is written to. */
  emailWaitSeconds: number
}

/** Letters about whether a coach can be paid. */
export interface Emails {
  /** Letters to be queued now; a few hundred at most. */
  due(): Promise<EmailId[]>
  noteQueued(ids: EmailId[]): Promise<void>
  /**
   * Sends the letter, or drops it when there is nothing to tell any more. Safe to repeat and to begin twice.
   * Throws when it must be tried again.
   */
  settle(id: EmailId): Promise<void>
}

const mostAtOnce = 200

export function createEmails(ports: EmailPorts): Emails {
  const { store, providerFor, emailWaitSeconds } = ports
  return {
    due: async () => store.dueEmails(await getPlatform(providerFor('job')), emailWaitSeconds, mostAtOnce),
    noteQueued: (ids) => store.noteQueued(ids),
    settle: (id) => store.settleEmail(id, (email, all) => judgeAndSend(ports, email, all)),
  }
}

async function judgeAndSend(ports: EmailPorts, email: KeptEmail, all: KeptEmail[]): Promise<EmailOutcome> {
  const { id, coachId, kind } = email
  const [platform, coach, account, hold, zone] = await Promise.all([
    getPlatform(ports.providerFor('job')),
    ports.store.findCoach(coachId),
    ports.store.findAccount(coachId),
    ports.store.findHold(coachId),
    ports.store.findZone(coachId),
  ])
  if (coach === null || account === null) throw new Error(`letter ${id} is about no account`)
  // Under another key it would say that the account is closed; whoever has the right key sends it.
  if (!isMadeUnder(account, platform)) throw new Error(`letter ${id} is about an account of another platform`)

  const state = stateOf(account, platform)
  const isHeld = hold !== null
  const now = ports.clock.now()
  const shown = shownRequirements(account, state, now)
  const presentation = presentationOf(state, { isHeld, requirements: shown })
  const fetchPending = account.fetched < account.notified
  const outcome = judgeEmail({ email, all, canBePaid: presentation.canBePaid, fetchPending })
  if (outcome === 'wait') throw new Error(`letter ${id} waits for news that was not read yet`)
  if (outcome === 'went-back') return outcome

  const asked = toRequirementSummary(shown, now)
  const notes = state === 'closed' ? [] : notesOf(account.snapshot)
  const requirements = presentation.whoActs === 'coach' ? requirementsToAnswer(shown) : []
  await ports.post.send({ id, kind, coach, zone, state, notes, isHeld, presentation, asked, requirements, now })
  return outcome
}
