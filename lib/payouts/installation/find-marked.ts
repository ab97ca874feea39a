import type { Away, FindAnswer, MarkedAccount, Provider } from '../ports/provider'
import type { AccountId, CoachId } from '../vocabulary/ids'

export async function findMarked(
  { provider }: { provider: Pick<Provider, 'findMarked'> },
  coachId: CoachId,
  since: Date,
): Promise<{ kind: 'found'; accounts: MarkedAccount[] } | Away> {
  const accounts: MarkedAccount[] = []
  let after: AccountId | null = null
  for (;;) {
    const answer: FindAnswer = await provider.findMarked(coachId, since, after)
    if (answer.kind === 'away') return answer
    accounts.push(...answer.accounts)
    if (answer.next === null) return { kind: 'found', accounts }
    after = answer.next
  }
}
