import type { BadgeTone } from '@/components/ui/badge'
import type { Batch, Outcomes } from '@/lib/payouts/batches/batch'
import { type BatchOutcome, type BatchState, batchOutcomes } from '@/lib/payouts/vocabulary/batch'
import type { AdminWords } from '../admin-words'

export interface OutcomeLine {
  outcome: BatchOutcome
  word: string
  count: string
}

export function nameOf({ verb, total }: Batch, { t }: AdminWords): string {
  return t('batches.name', { verb, count: total })
}

/** How many it is finished with. */
export function settledOf({ counts }: Pick<Batch, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** In the vocabulary's order, what was done first. */
export function toOutcomeLines(counts: Outcomes, { verb }: Batch, { t, number }: AdminWords): OutcomeLine[] {
  return batchOutcomes.flatMap((outcome) => {
    const count = counts[outcome] ?? 0
    return count === 0 ? [] : [{ outcome, word: t(`batches.outcome.${outcome}`, { verb }), count: number(count) }]
  })
}

/** Changes with what its page shows; short enough for an ETag. */
export function markOf(batch: Batch): string {
  return `${batch.state}-${settledOf(batch)}`
}

export const toneOf: Record<BatchState, BadgeTone> = {
  draft: 'grey',
  running: 'blue',
  stopping: 'blue',
  stopped: 'amber',
  ended: 'done',
}
