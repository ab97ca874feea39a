import type { HoldReason } from '@/lib/payouts/hold'

/** In the order they are offered. */
export const holdReasons = [
  'chargeback-risk',
  'identity-doubt',
  'policy',
  'coach-asked',
  'other',
] as const satisfies readonly HoldReason[]

/** Does not compile while a reason is missing above. */
true satisfies HoldReason extends (typeof holdReasons)[number] ? true : false
