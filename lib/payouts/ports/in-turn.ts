import type { Failure } from '../vocabulary/failure'
import type { Deadline, RateLimit } from './ports'
import type { Away } from './provider'

/** Asks the provider when our turn comes; away, and nobody was asked, when that would be too late to be of use. */
export async function inTurn<Answer>(
  rateLimit: RateLimit,
  deadline: Deadline,
  ask: () => Promise<Answer>,
): Promise<Answer | Away> {
  if (await rateLimit.turn(deadline)) return ask()
  return { kind: 'away', failure: 'busy', cause: 'too many reads wait before this one', isUnasked: true }
}

/**
 * The same for somebody who waits: what failed in passing is asked once more. Every request takes a turn of its own, so
 * that just when the provider is ill no more of them leave than at any other time.
 */
export async function inTurns<Answer extends { kind: string }>(
  rateLimit: RateLimit,
  deadline: Deadline,
  ask: () => Promise<Answer | Away>,
): Promise<Answer | Away> {
  const answer = await inTurn(rateLimit, deadline, ask)
  if (!isPassing(answer)) return answer
  const second = await inTurn(rateLimit, deadline, ask)
  return isAway(second) && second.isUnasked === true ? answer : second
}

/** A machine asks once: what failed is asked for again by and by. */
export function inTurnsOf<Answer extends { kind: string }>(
  rateLimit: RateLimit,
  deadline: Deadline,
  ask: () => Promise<Answer | Away>,
): Promise<Answer | Away> {
  return deadline.asker === 'person' ? inTurns(rateLimit, deadline, ask) : inTurn(rateLimit, deadline, ask)
}

const passing: ReadonlySet<Failure> = new Set(['unreachable', 'timed-out', 'provider-error'])

function isPassing(answer: { kind: string } | Away): boolean {
  return isAway(answer) && passing.has(answer.failure)
}

function isAway(answer: { kind: string } | Away): answer is Away {
  return answer.kind === 'away'
}
