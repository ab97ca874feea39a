import type { DecisionStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { RecordedDecision } from './decision'

const onAPage = 50

export interface DecisionPage {
  /** Newest first. */
  decisions: RecordedDecision[]
  /** Where the next page begins; null: this is the last one. */
  olderDecisions: string | null
}

export async function findDecisionPage(
  store: Pick<DecisionStore, 'decisionsOf'>,
  coachId: CoachId,
  before?: string,
): Promise<DecisionPage> {
  const found = await store.decisionsOf(coachId, onAPage + 1, before)
  const decisions = found.slice(0, onAPage)
  return { decisions, olderDecisions: found.length > onAPage ? (decisions.at(-1)?.id ?? null) : null }
}
