import type { FindingText } from '@/components/admin/finding-list'
import type { Finding } from '@/lib/payouts/health/finding'
import type { SelfCheck } from '@/lib/payouts/health/self-check'
import type { AdminWords } from '../admin-words'

export function toFindingText(finding: Finding, { t }: AdminWords): FindingText {
  const { name, severity, values } = finding
  return {
    id: name,
    severity,
    word: t(`health.severity.${severity}`),
    sentence: t(`health.finding.${name}`, values),
    todo: finding.severity === 'fine' ? null : t(`health.todo.${finding.name}`),
  }
}

export function toVerdictText(verdict: SelfCheck['verdict'], words: AdminWords): FindingText {
  if (verdict.name !== 'all-well') return toFindingText(verdict, words)
  const { name, severity } = verdict
  const { t } = words
  return { id: name, severity, word: t(`health.severity.${severity}`), sentence: t('health.all-well'), todo: null }
}
