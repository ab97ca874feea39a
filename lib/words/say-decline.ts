import type { createTranslator, Messages } from 'next-intl'
import { isPaymentRefusal } from '@/lib/payouts/vocabulary/payment-refusal'

type RefusalWords = ReturnType<typeof createTranslator<Messages, 'refusals'>>

/** Why the provider refused what the gate had admitted, for staff, as one part of a longer sentence. */
export function sayDecline(code: string, t: RefusalWords): string {
  return isPaymentRefusal(code) ? t(`declined.${code}`) : code
}

/** What staff can do about it; null for a reason that is none of those we know. */
export function sayWayOut(code: string, t: RefusalWords): string | null {
  return isPaymentRefusal(code) ? t(`way-out.${code}`) : null
}
