import type { DeciderNames, RecordedDecision } from '../decisions/decision'
import type { ExclusionStore } from '../ports/exclusion-store'
import type { DecisionStore } from '../ports/store'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { Excluded } from './excluded'

export interface ErasedCoach {
  id: CoachId
  exclusion: Excluded
  accounts: AccountId[]
  decisions: RecordedDecision[]
  deciders: DeciderNames
  olderDecisions: string | null
}

interface Ports {
  store: {
    coaches: Pick<ExclusionStore, 'findExclusion' | 'findFormerAccounts'>
    decisions: Pick<DecisionStore, 'decisionsOf' | 'deciderNames'>
  }
}

const decisionsOnAPage = 50

export async function erasedCoach({ store }: Ports, id: CoachId, before?: string): Promise<ErasedCoach | null> {
  const exclusion = await store.coaches.findExclusion(id)
  if (exclusion?.as !== 'erased') return null
  const found = await store.decisions.decisionsOf(id, decisionsOnAPage + 1, before)
  const decisions = found.slice(0, decisionsOnAPage)
  return {
    id,
    exclusion,
    accounts: await store.coaches.findFormerAccounts(id),
    decisions,
    deciders: await store.decisions.deciderNames(decisions),
    olderDecisions: found.length > decisions.length ? (decisions.at(-1)?.id ?? null) : null,
  }
}
