import type { Platform } from '../account'
import type { CoachId, LetterId } from '../ids'
import type { LetterKind } from './owed'

/** sent: the mail server took it. went-back: there was nothing to tell any more, and nobody was told. */
export type LetterOutcome = 'sent' | 'went-back'

/** A letter as it is kept. */
export interface KeptLetter {
  id: LetterId
  coachId: CoachId
  kind: LetterKind
  /** null: not settled yet. */
  outcome: LetterOutcome | null
}

/** Letters wait here from the decision they were written with until they are settled, once. */
export interface LetterStore {
  /**
   * Letters to this platform's coaches that were written at least `waitSeconds` ago and never queued, or queued a day
   * ago and are not settled yet, so that none is forgotten whatever becomes of the queue.
   */
  dueLetters(platform: Platform, waitSeconds: number, limit: number): Promise<LetterId[]>
  noteQueued(ids: LetterId[]): Promise<void>
  /**
   * Settles the letter as `settle` answers, which gets all letters of its coach, oldest first. Meanwhile nobody else
   * settles a letter of that coach. When `settle` throws, or this process dies, nothing is settled. A letter that is
   * settled already is left as it is, and `settle` is not asked.
   */
  settleLetter(id: LetterId, settle: (letter: KeptLetter, all: KeptLetter[]) => Promise<LetterOutcome>): Promise<void>
}
