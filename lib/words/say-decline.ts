import type { createTranslator, Messages } from 'next-intl'
import type { CollectRefusal } from '@/lib/payouts/provider'

type RefusalWords = ReturnType<typeof createTranslator<Messages, 'refusals'>>

/** Does not compile while a reason of the provider's is missing. */
const reasons: Readonly<Record<CollectRefusal, true>> = {
  'transfers-off': true,
  region: true,
  agreement: true,
  'amount-too-small': true,
  'amount-too-large': true,
  'account-gone': true,
  'reference-used': true,
  'never-made': true,
  other: true,
}

/** Why the provider refused what the gate had admitted, for staff, as one part of a longer sentence. */
export function sayDecline(code: string, t: RefusalWords): string {
  return isReason(code) ? t(`declined.${code}`) : code
}

function isReason(code: string): code is CollectRefusal {
  return Object.hasOwn(reasons, code)
}
