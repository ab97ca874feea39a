import type { State } from '@/lib/payouts/state'

/** From ready to stopped, as the counts are read. */
export const statesInOrder = [
  'ready',
  'ready-due',
  'ready-checking',
  'ready-transfers-off',
  'needs-you',
  'unfinished',
  'not-started',
  'in-review',
  'paused',
  'off',
  'rejected',
  'closed',
] as const satisfies readonly State[]

/** Does not compile while a state is missing above. */
true satisfies State extends (typeof statesInOrder)[number] ? true : false

/** What the table can be narrowed to: a state, or those we hold. */
export const standingsInOrder = [...statesInOrder, 'held'] as const
