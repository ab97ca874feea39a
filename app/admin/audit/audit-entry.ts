import type { AuditEntry } from '@/components/admin/audit/audit-list'
import type { DeciderNames } from '@/lib/payouts/decisions/decision'
import type { AuditedDecision } from '@/lib/payouts/ports/audit-store'
import type { AdminWords } from '../admin-words'
import { toDecisionEntry } from '../coaches/[id]/decision-entry'

export function toAuditEntry(
  { decision, coach }: AuditedDecision,
  deciders: DeciderNames,
  words: AdminWords,
): AuditEntry {
  return {
    ...toDecisionEntry(decision, deciders, words),
    coach:
      coach === null
        ? null
        : { href: `/admin/coaches/${coach.id}`, name: coach.name ?? words.t('coach.nameless'), email: coach.email },
  }
}
