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
import type { Note, State } from '../vocabulary/accounts/state'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'
import type { EmailId } from '../vocabulary/ids'
import { emailOutcome } from './email-outcome'

export interface PayoutEmail {
  id: EmailId
  kind: EmailKind
  coach: Pick<Coach, 'email' | 'name'>
  zone: string | null
  state: State
  notes: Note[]
  isHeld: boolean
  presentation: Presentation
  asked: RequirementSummary
  requirements: Requirement[]
  now: Date
}

export interface Post {
  /** Throws when the mail server refused. */
  send(email: PayoutEmail): Promise<void>
}

export interface EmailPorts {
  store: { coaches: Pick<CoachStore & HoldStore, 'findCoach' | 'findAccount' | 'findHold'>; emails: EmailStore }
  providerFor: ProviderFor
  post: Post
  clock: Clock
  /** How long a state must last before an email. */
  emailWaitSeconds: number
}

export interface Emails {
  due(): Promise<EmailId[]>
  noteQueued(ids: EmailId[]): Promise<void>
  /** Sends or drops an email. Safe to repeat and in parallel; throws to be retried. */
  settle(id: EmailId): Promise<void>
}

const mostAtOnce = 200

export function createEmails(ports: EmailPorts): Emails {
  const { store, providerFor, emailWaitSeconds } = ports
  return {
    due: async () => store.emails.dueEmails(await getPlatform(providerFor('job')), emailWaitSeconds, mostAtOnce),
    noteQueued: (ids) => store.emails.noteQueued(ids),
    settle: (id) => store.emails.settleEmail(id, (email, all) => judgeAndSend(ports, email, all)),
  }
}

async function judgeAndSend(ports: EmailPorts, email: KeptEmail, all: KeptEmail[]): Promise<EmailOutcome> {
  const { id, coachId, kind } = email
  const [platform, coach, account, hold, zone] = await Promise.all([
    getPlatform(ports.providerFor('job')),
    ports.store.coaches.findCoach(coachId),
    ports.store.coaches.findAccount(coachId),
    ports.store.coaches.findHold(coachId),
    ports.store.emails.findZone(coachId),
  ])
  if (coach === null || account === null) throw new Error(`email ${id} is about no account`)
  // Under another key the account would look closed.
  if (!isMadeUnder(account, platform)) throw new Error(`email ${id} is about an account of another platform`)

  const state = stateOf(account, platform)
  const isHeld = hold !== null
  const now = ports.clock.now()
  const shown = shownRequirements(account, state, now)
  const presentation = presentationOf(state, { isHeld, requirements: shown })
  const fetchPending = account.fetched < account.notified
  const outcome = emailOutcome({ email, all, canBePaid: presentation.canBePaid, fetchPending })
  if (outcome === 'wait') throw new Error(`email ${id} waits for a fetch`)
  if (outcome === 'went-back') return outcome

  const asked = toRequirementSummary(shown, now)
  const notes = state === 'closed' ? [] : notesOf(account.snapshot)
  const requirements = presentation.whoActs === 'coach' ? requirementsToAnswer(shown) : []
  await ports.post.send({ id, kind, coach, zone, state, notes, isHeld, presentation, asked, requirements, now })
  return outcome
}
