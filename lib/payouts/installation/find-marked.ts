import { inTurns } from '../ports/in-turn'
import type { Deadline, RateLimit } from '../ports/ports'
import type { Away, FindAnswer, MarkedAccount, Provider } from '../ports/provider'
import type { AccountId, CoachId } from '../vocabulary/ids'

/** Looks for accounts with the coach's number page by page, each in a turn at the list, as the pages of a sweep. */
export async function findMarked(
  { provider, rateLimit, deadline }: { provider: Provider; rateLimit: RateLimit; deadline: Deadline },
  coachId: CoachId,
  since: Date,
): Promise<{ kind: 'found'; accounts: MarkedAccount[] } | Away> {
  const turns: Deadline = { ...deadline, asker: 'list' }
  const accounts: MarkedAccount[] = []
  let after: AccountId | null = null
  for (;;) {
    const answer = await inTurns<FindAnswer>(rateLimit, turns, () =>
      provider.findMarked(coachId, since, after, deadline),
    )
    if (answer.kind === 'away') return answer
    accounts.push(...answer.accounts)
    if (answer.next === null) return { kind: 'found', accounts }
    after = answer.next
  }
}
