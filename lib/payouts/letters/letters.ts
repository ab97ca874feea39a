import { isMadeUnder } from '../account'
import { type Asked, askedOf, toAsked } from '../asked'
import type { Coach } from '../coach'
import type { Clock } from '../doors'
import type { LetterId } from '../ids'
import { type Presentation, presentationOf } from '../presentation'
import type { Provider } from '../provider'
import type { Requirement } from '../requirement'
import { type State, stateOf } from '../state'
import { shownRequirements } from '../status-view'
import type { CoachStore, HoldStore } from '../store'
import { judgeLetter } from './judge'
import type { KeptLetter, LetterOutcome, LetterStore } from './letter-store'
import type { LetterKind } from './owed'

/** What a letter tells, and to whom: where the coach stands as it is sent, as the coach's page shows it. */
export interface PayoutLetter {
  /** The same however often the letter is tried. */
  id: LetterId
  kind: LetterKind
  coach: Pick<Coach, 'email' | 'name'>
  state: State
  /** We hold the coach ourselves. */
  isHeld: boolean
  presentation: Presentation
  asked: Asked
  /** What the coach is asked for, the most pressing first; empty when it is for somebody else to act. */
  requirements: Requirement[]
  now: Date
}

export interface Post {
  /** Throws when the mail server did not take the letter. */
  send(letter: PayoutLetter): Promise<void>
}

export interface LetterDoors {
  store: LetterStore & Pick<CoachStore & HoldStore, 'findCoach' | 'findAccount' | 'findHold'>
  provider: Pick<Provider, 'platform'>
  post: Post
  clock: Clock
  /** How long a state must last before its coach is written to. */
  letterWaitSeconds: number
}

/** Letters about whether a coach can be paid. */
export interface Letters {
  /** Letters to be queued now; a few hundred at most. */
  due(): Promise<LetterId[]>
  noteQueued(ids: LetterId[]): Promise<void>
  /**
   * Sends the letter, or drops it when there is nothing to tell any more. Safe to repeat and to begin twice.
   * Throws when it must be tried again.
   */
  settle(id: LetterId): Promise<void>
}

const mostAtOnce = 200

export function createLetters(doors: LetterDoors): Letters {
  const { store, provider, letterWaitSeconds } = doors
  return {
    due: async () => store.dueLetters(await provider.platform(), letterWaitSeconds, mostAtOnce),
    noteQueued: (ids) => store.noteQueued(ids),
    settle: (id) => store.settleLetter(id, (letter, all) => judgeAndSend(doors, letter, all)),
  }
}

async function judgeAndSend(doors: LetterDoors, letter: KeptLetter, all: KeptLetter[]): Promise<LetterOutcome> {
  const { id, coachId, kind } = letter
  const [platform, coach, account, hold] = await Promise.all([
    doors.provider.platform(),
    doors.store.findCoach(coachId),
    doors.store.findAccount(coachId),
    doors.store.findHold(coachId),
  ])
  if (coach === null || account === null) throw new Error(`letter ${id} is about no account`)
  // Under another key it would say that the account is closed; whoever has the right key sends it.
  if (!isMadeUnder(account, platform)) throw new Error(`letter ${id} is about an account of another platform`)

  const state = stateOf(account, platform)
  const isHeld = hold !== null
  const presentation = presentationOf(state, isHeld)
  const newsWaits = account.fetched < account.notified
  const outcome = judgeLetter({ letter, all, canBePaid: presentation.canBePaid, newsWaits })
  if (outcome === 'wait') throw new Error(`letter ${id} waits for news that was not read yet`)
  if (outcome === 'went-back') return outcome

  const now = doors.clock.now()
  const shown = shownRequirements(account, state)
  const asked = toAsked(shown, now)
  const requirements = presentation.whoActs === 'coach' ? askedOf(shown) : []
  await doors.post.send({ id, kind, coach, state, isHeld, presentation, asked, requirements, now })
  return outcome
}
