import type { Coach } from './coach'
import type { Log, Pace, Patience } from './doors'
import { findMarked } from './find-marked'
import type { Away, OpenedAccount, OpenRefusal, Provider } from './provider'
import type { SetUpClaim, SetUpStore } from './store'

export interface Opened {
  kind: 'opened'
  account: OpenedAccount
  attempt: number
  /** An earlier try had made it, and its answer was lost. */
  adopted: boolean
}

export type OpenOnceAnswer =
  | Opened
  | { kind: 'not-opened'; reason: OpenRefusal }
  /** Another try with other words may still make the account; within a minute that is known. */
  | { kind: 'under-way' }
  | { kind: 'away' }

interface Doors {
  store: SetUpStore
  provider: Provider
  pace: Pace
  log: Log
  patience: Patience
}

/** Longer than any request to the provider can still be under way, its repeats included. */
const quietEnoughSeconds = 60

/**
 * Makes the coach's one account, or finds the one an earlier try made.
 *
 * The provider answers a repeated attempt with the same account, but only for about a day. So whenever somebody tried
 * before, accounts that carry the coach's mark are looked up first, and one that is found is kept. An attempt is left
 * behind only when it can make nothing any more and made nothing: the provider said so, or no marked account exists.
 */
export async function openOnce(doors: Doors, coach: Coach, country: string): Promise<OpenOnceAnswer> {
  // The second time is for the attempt after one that was left behind.
  return (await tryOnce(doors, coach, country)) ?? (await tryOnce(doors, coach, country)) ?? { kind: 'away' }
}

/** null: the attempt was left behind, and the next one may be made. */
async function tryOnce(doors: Doors, coach: Coach, country: string): Promise<OpenOnceAnswer | null> {
  const { store, provider, log, patience } = doors
  const claim = await store.claimSetUp(coach.id, country)
  const lost = claim.quietSeconds === null ? null : await findLost(doors, coach, claim)
  if (lost !== null) return lost

  const { attempt } = claim
  const order = { coachId: coach.id, attempt, country, email: coach.email }
  const answer = await provider.openAccount(order, patience)
  switch (answer.kind) {
    case 'opened':
      return { kind: 'opened', account: answer.account, attempt, adopted: false }
    case 'refused':
      log.warn('the provider refused to open an account', { coachId: coach.id, attempt, code: answer.code })
      await closeIfAlone(doors, coach, claim)
      return { kind: 'not-opened', reason: answer.reason }
    case 'spent': {
      const found = await findLost(doors, coach, claim)
      if (found === null) await store.leaveAttempt(coach.id, attempt)
      return found
    }
    case 'taken': {
      const found = await findLost(doors, coach, claim)
      if (found !== null || (await closeIfAlone(doors, coach, claim))) return found
      log.warn('another try at opening the account may be under way', { coachId: coach.id, attempt })
      return { kind: 'under-way' }
    }
    case 'away':
      return away(doors, coach, answer)
  }
}

/** Leaves the attempt behind, unless another try at it may still be under way and make the account. */
async function closeIfAlone({ store }: Doors, coach: Coach, claim: SetUpClaim): Promise<boolean> {
  const { quietSeconds } = claim
  const isAlone = quietSeconds === null || quietSeconds > quietEnoughSeconds
  return isAlone && (await store.closeAttempt(coach.id, claim))
}

/** null: no account of an earlier try exists. */
async function findLost(doors: Doors, coach: Coach, claim: SetUpClaim): Promise<OpenOnceAnswer | null> {
  const found = await findMarked(doors, coach.id, claim.started)
  switch (found.kind) {
    case 'found':
      doors.log.info('kept an account that an earlier try had made', { coachId: coach.id, attempt: found.attempt })
      return { kind: 'opened', account: found.account, attempt: found.attempt, adopted: true }
    case 'none':
      return null
    case 'away':
      return away(doors, coach, found)
  }
}

function away(doors: Doors, coach: Coach, { failure, cause }: Away): { kind: 'away' } {
  doors.log.error('could not open an account', { coachId: coach.id, failure, cause })
  return { kind: 'away' }
}
