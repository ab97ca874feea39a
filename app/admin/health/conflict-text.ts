import type { ConflictFacts } from '@/lib/payouts/installation/conflict'
import type { ConflictRecord } from '@/lib/payouts/ports/health-store'
import type { ConflictPart } from '@/lib/payouts/vocabulary/difference'
import type { AdminWords } from '../admin-words'

export function toDifferences({ differs, ours, theirs }: ConflictRecord, words: AdminWords): string[] {
  return differs.map((part) => {
    if (part === 'owner') return words.t('health.conflict.whole.owner', { coach: said('coach', theirs, words) })
    if (part === 'payment') return words.t('health.conflict.whole.payment')
    const [here, there] = [said(part, ours, words), said(part, theirs, words)]
    return words.t('health.conflict.both', { part: words.t(`health.conflict.part.${part}`), here, there })
  })
}

function said(part: ConflictPart, facts: ConflictFacts, { t, money }: AdminWords): string {
  const value = facts[part]
  if (value === undefined || value === null || value === '') return t('health.conflict.none')
  if (part === 'mode') return t(value === true ? 'health.conflict.live' : 'health.conflict.test')
  if (part === 'kind') return t(value === true ? 'health.conflict.asked' : 'health.conflict.another')
  if (typeof value === 'number') return money(value, String(facts.currency ?? 'usd'))
  return String(value)
}
