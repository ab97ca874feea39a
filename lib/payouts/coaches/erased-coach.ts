import type { DeciderNames } from '../decisions/decision'
import { type DecisionPage, findDecisionPage } from '../decisions/decision-page'
import type { ExclusionStore } from '../ports/exclusion-store'
import type { DecisionStore } from '../ports/store'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { Excluded } from './excluded'

export interface ErasedCoach extends DecisionPage {
  id: CoachId
  exclusion: Excluded
  accounts: AccountId[]
  deciders: DeciderNames
}

interface Ports {
  store: {
    coaches: Pick<ExclusionStore, 'findExclusion' | 'findFormerAccounts'>
    decisions: Pick<DecisionStore, 'decisionsOf' | 'deciderNames'>
  }
}

export async function erasedCoach({ store }: Ports, id: CoachId, before?: string): Promise<ErasedCoach | null> {
  const exclusion = await store.coaches.findExclusion(id)
  if (exclusion?.as !== 'erased') return null
  const page = await findDecisionPage(store.decisions, id, before)
  return {
    id,
    exclusion,
    accounts: await store.coaches.findFormerAccounts(id),
    ...page,
    deciders: await store.decisions.deciderNames(page.decisions),
  }
}
