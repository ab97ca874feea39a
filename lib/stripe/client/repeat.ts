import type { Away } from '@/lib/payouts/ports/provider'
import type { Failure } from '@/lib/payouts/vocabulary/health/failure'

/** Retries a passing failure once; keeps the first answer when the retry could not be sent. */
export async function repeatPassing<Answer extends { kind: string }>(
  ask: () => Promise<Answer | Away>,
): Promise<Answer | Away> {
  const answer = await ask()
  if (!isAway(answer) || !passing.has(answer.failure)) return answer
  const second = await ask()
  return isAway(second) && second.isUnasked ? answer : second
}

const passing: ReadonlySet<Failure> = new Set(['unreachable', 'timed-out', 'provider-error'])

function isAway(answer: { kind: string } | Away): answer is Away {
  return answer.kind === 'away'
}
