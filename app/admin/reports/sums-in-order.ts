import type { CurrencySums, Sums } from '@/lib/payouts/ports/report-store'

/** In the order of the money: in, on to coaches, back. */
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

/** For a page, where pending refunds are rare and room is short. */
export function sumsShown(totals: CurrencySums[]): readonly (keyof Sums)[] {
  const isPending = totals.some(({ sums }) => sums.refundsPending !== 0)
  return sumsInOrder.filter((name) => isPending || name !== 'refundsPending')
}

/** Fails to compile while a sum is missing above. */
true satisfies keyof Sums extends (typeof sumsInOrder)[number] ? true : false
