import type { Pace, Patience } from './doors'
import type { AccountId, CoachId } from './ids'
import { inTurns } from './in-turn'
import type { FindAnswer, Provider } from './provider'

/** Looks for an account with the coach's mark page by page, each in a turn at the list, as the pages of a sweep. */
export async function findMarked(
  { provider, pace, patience }: { provider: Provider; pace: Pace; patience: Patience },
  coachId: CoachId,
  since: Date,
): Promise<Exclude<FindAnswer, { kind: 'more' }>> {
  const turns: Patience = { ...patience, asker: 'list' }
  let after: AccountId | null = null
  for (;;) {
    const answer = await inTurns<FindAnswer>(pace, turns, () => provider.findMarked(coachId, since, after, patience))
    if (answer.kind !== 'more') return answer
    after = answer.after
  }
}
