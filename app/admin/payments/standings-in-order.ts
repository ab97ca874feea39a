import type { PaymentStanding } from '@/lib/payouts/payments/payment-store'

/** What asks for an answer first, then what was paid, then what was not. */
export const paymentStandings = [
  'to-answer',
  'taken-in-vain',
  'disputed',
  'asked-about',
  'refunded',
  'paid',
  'processing',
  'open',
  'asked',
  'declined',
  'canceled',
] as const satisfies readonly PaymentStanding[]

/** Does not compile while a standing is missing above. */
true satisfies PaymentStanding extends (typeof paymentStandings)[number] ? true : false
