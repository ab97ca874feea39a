import type { Sums } from '@/lib/payouts/reports/report-store'

/** As money goes: in, on to coaches, back. */
export const sumsInOrder = [
  'charged',
  'fees',
  'transferred',
  'refunds',
  'feesReturned',
  'reversed',
  'disputed',
] as const satisfies readonly (keyof Sums)[]

/** Does not compile while a sum is missing above. */
true satisfies keyof Sums extends (typeof sumsInOrder)[number] ? true : false
