import type { Coach } from './coach'
import type {
  Away,
  Clock,
  Log,
  OpenAnswer,
  OpenedAccount,
  OpenRefusal,
  Provider,
  SetUpClaim,
  SetUpStore,
} from './doors'

export interface Opened {
  kind: 'opened'
  account: OpenedAccount
  attempt: number
  /** An earlier try had made it, and its answer was lost. */
  adopted: boolean
}

export type OpenOnceAnswer = Opened | { kind: 'not-opened'; reason: OpenRefusal } | { kind: 'away' }

interface Doors {
  store: SetUpStore
  provider: Provider
  clock: Clock
  log: Log
}

/** Longer than any request to the provider can still be under way, its repeats included. */
const quietMilliseconds = 60_000

/**
 * Makes the coach's one account, or finds the one an earlier try made.
 *
 * The provider answers a repeated attempt with the same account, but only for about a day. So whenever somebody tried
 * before, accounts that carry the coach's mark are looked up first, and one that is found is kept. An attempt is left
 * behind only when its key is spent, no marked account exists, and no other try can still be under way.
 */
export async function openOnce(doors: Doors, coach: Coach, country: string): Promise<OpenOnceAnswer> {
  const claim = await doors.store.claimSetUp(coach.id, country, doors.clock.now())
  const lost = claim.lastTried === null ? null : await findLost(doors, coach, claim)
  if (lost !== null) return lost

  const answer = await order(doors, coach, country, claim.attempt)
  if (answer.kind !== 'spent') return settle(doors, coach, claim.attempt, answer)
  return (await findLost(doors, coach, claim)) ?? openUnderNextAttempt(doors, coach, country, claim)
}

async function openUnderNextAttempt(
  doors: Doors,
  coach: Coach,
  country: string,
  claim: SetUpClaim,
): Promise<OpenOnceAnswer> {
  const isQuiet =
    claim.lastTried === null || doors.clock.now().getTime() - claim.lastTried.getTime() > quietMilliseconds
  const moved = isQuiet && (await doors.store.closeAttempt(coach.id, claim))
  if (!moved) return { kind: 'away' }
  const attempt = claim.attempt + 1
  const answer = await order(doors, coach, country, attempt)
  return answer.kind === 'spent' ? { kind: 'away' } : settle(doors, coach, attempt, answer)
}

function order(doors: Doors, coach: Coach, country: string, attempt: number): Promise<OpenAnswer> {
  return doors.provider.openAccount({ coachId: coach.id, attempt, country, email: coach.email })
}

function settle(
  doors: Doors,
  coach: Coach,
  attempt: number,
  answer: Exclude<OpenAnswer, { kind: 'spent' }>,
): OpenOnceAnswer {
  switch (answer.kind) {
    case 'opened':
      return { kind: 'opened', account: answer.account, attempt, adopted: false }
    case 'refused':
      doors.log.warn('the provider refused to open an account', { coachId: coach.id, attempt, code: answer.code })
      return { kind: 'not-opened', reason: answer.reason }
    case 'away':
      return away(doors, coach, answer)
  }
}

/** null: no account of an earlier try exists. */
async function findLost(doors: Doors, coach: Coach, claim: SetUpClaim): Promise<OpenOnceAnswer | null> {
  const found = await doors.provider.findMarked(coach.id, claim.started)
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
