import type { DecisionEntry } from '@/components/admin/coaches/decision-list'
import type { EditedValue } from '@/lib/payouts/coaches/edited'
import type { DecidedBy, DeciderNames, RecordedDecision } from '@/lib/payouts/decisions/decision'
import type { AdminWords } from '../../admin-words'
import { sayEvidence } from './decision-evidence'
import { sayDecision } from './decision-words'

/** @param edited what the decision changed of the coach, where that is kept */
export function toDecisionEntry(
  decision: RecordedDecision,
  deciders: DeciderNames,
  words: AdminWords,
  edited?: EditedValue,
): DecisionEntry {
  const { by } = decision
  const name = by.kind === 'machine' ? undefined : deciders.get(by.id)
  return {
    id: decision.id,
    when: words.moment(decision.at),
    who: who(by, name, words),
    whoId: name === undefined && (by.kind === 'admin' || by.kind === 'api-client') ? by.id : undefined,
    what: sayDecision(decision, words),
    evidence: [...sayEvidence(decision, words), ...(edited === undefined ? [] : [sayEdited(edited, words)])],
  }
}

function sayEdited({ was, became }: EditedValue, { t }: AdminWords): string {
  const none = t('evidence.edited-none')
  return t('evidence.edited', { was: was ?? none, became: became ?? none })
}

function who({ kind }: DecidedBy, name: string | undefined, { t }: AdminWords): string {
  if (name === undefined) return t(`by.${kind}`)
  return kind === 'api-client' ? t('by.api-client-named', { name }) : name
}
