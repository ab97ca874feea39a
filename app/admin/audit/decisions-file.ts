import type { Cell } from '@/app/downloads/csv'
import { paramsOf, refusal, type TableFile } from '@/app/downloads/download'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { AuditBatches } from '@/lib/payouts/decisions/audit'
import type { DeciderNames } from '@/lib/payouts/decisions/decision'
import type { AuditedDecision } from '@/lib/payouts/ports/audit-store'
import { type AdminWords, adminWords } from '../admin-words'
import { toDecisionEntry } from '../coaches/[id]/decision-entry'
import { type AuditFaults, toAudit } from './audit-filter'
import { unknownNames } from './unknown-names'

/** All decisions of a view, or the reason there is no file. For admins. */
export async function decisionsFile(request: Request): Promise<TableFile | Response> {
  const adminId = await requireAdmin('/admin/audit')
  const words = await adminWords()
  const asked = toAudit(paramsOf(request))
  if (asked.request === null) return refused(asked.faults, words)
  const batches = await forPages().payouts.auditFile(adminId, asked.request)
  if ('kind' in batches) return refused(unknownNames(batches), words)
  return {
    name: 'decisions',
    head: columns.map((column) => words.t(`audit.column.${column}`)),
    batches: toRows(batches, words),
  }
}

function refused(faults: AuditFaults, { t }: AdminWords): Response {
  return refusal([...new Set(Object.values(faults))].map((fault) => t(`audit.${fault}`)).join(' '))
}

const columns = [
  ...(['id', 'at', 'kind', 'what', 'evidence', 'by', 'decider', 'deciderId'] as const),
  ...(['coach', 'email', 'reference', 'coachId', 'account'] as const),
]

async function* toRows(batches: AuditBatches, words: AdminWords): AsyncGenerator<Cell[][]> {
  for await (const { decisions, deciders } of batches) yield decisions.map((each) => toRow(each, deciders, words))
}

function toRow({ decision, coach }: AuditedDecision, deciders: DeciderNames, words: AdminWords): Cell[] {
  const { id, at, kind, by } = decision
  const { what, evidence } = toDecisionEntry(decision, deciders, words)
  const byId = by.kind === 'machine' ? '' : by.id
  return [
    { value: id },
    { value: at.toISOString() },
    words.t(`audit.kind.${kind}`),
    what,
    evidence.join(' · '),
    words.t(`audit.by-kind.${by.kind}`),
    deciders.get(byId) ?? '',
    byId,
    coach?.name ?? '',
    coach?.email ?? '',
    coach?.reference ?? '',
    coach?.id ?? '',
    ('accountId' in decision ? decision.accountId : null) ?? '',
  ]
}
