import type { createTranslator, Messages } from 'next-intl'
import { isPaymentRefusal } from '@/lib/payouts/vocabulary/payments/payment-refusal'

type RefusalWords = ReturnType<typeof createTranslator<Messages, 'refusals'>>

/** Why the provider refused after the gate admitted, for staff, as part of a sentence. */
export function sayDecline(code: string, t: RefusalWords): string {
  return isPaymentRefusal(code) ? t(`declined.${code}`) : code
}

/** What staff can do; null for an unknown reason. */
export function sayWayOut(code: string, t: RefusalWords): string | null {
  return isPaymentRefusal(code) ? t(`way-out.${code}`) : null
}
