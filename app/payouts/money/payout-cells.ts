import type { Cell } from '@/app/downloads/csv'
import type { PayoutRow } from '@/lib/payouts/ports/statement-store'
import type { CoachWords } from '@/lib/words/coach-words'
import { toTyped } from '@/lib/words/money-words'
import { maskDigits, sayFailure, sayPayoutState } from '@/lib/words/say-payout'

export const columns = [
  'payout',
  'arrives',
  'state',
  'failure',
  'currency',
  'amount',
  'bank',
  'kind',
  'reference',
  'part',
] as const

/** One part of a payout; without parts, the payout alone. */
export function toPayoutCells({ payout, isToCome, line }: PayoutRow, words: Pick<CoachWords, 't'>): Cell[] {
  const { t } = words
  const { id, arrivesOn, state, currency, amount, bankLast4 } = payout
  return [
    id,
    { value: arrivesOn.toISOString().slice(0, 10) },
    sayPayoutState(payout, words),
    state === 'failed' ? sayFailure(payout, words) : '',
    currency.toUpperCase(),
    { value: toTyped(amount, currency) },
    bankLast4 === null ? '' : maskDigits(bankLast4),
    isToCome ? t('statement.kind.to-come') : line === null ? '' : t(`statement.kind.${line.kind}`),
    line?.reference ?? '',
    line === null ? '' : { value: toTyped(line.amount, currency) },
  ]
}
