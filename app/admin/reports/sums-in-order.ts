import type { CurrencySums, Sums } from '@/lib/payouts/ports/report-store'

/** As money goes: in, on to coaches, back. */
export const sumsInOrder = [
  'charged',
  'fees',
  'transferred',
  'refunds',
  'refundsPending',
  'feesReturned',
  'reversed',
  'disputed',
] as const satisfies readonly (keyof Sums)[]

/** Those of a page, where a refund is seldom pending and room is short. */
export function sumsShown(totals: CurrencySums[]): readonly (keyof Sums)[] {
  const isPending = totals.some(({ sums }) => sums.refundsPending !== 0)
  return sumsInOrder.filter((name) => isPending || name !== 'refundsPending')
}

/** Does not compile while a sum is missing above. */
true satisfies keyof Sums extends (typeof sumsInOrder)[number] ? true : false
