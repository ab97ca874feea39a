import type { Pace, Patience } from './doors'
import type { Away } from './provider'

/** Asks the provider when our turn comes; away when that would be too late to be of use. */
export async function inTurn<Answer>(
  pace: Pace,
  patience: Patience,
  ask: () => Promise<Answer>,
): Promise<Answer | Away> {
  if (await pace.turn(patience)) return ask()
  return { kind: 'away', failure: 'busy', cause: 'too many reads wait before this one' }
}
