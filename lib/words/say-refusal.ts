import type { createTranslator, Messages } from 'next-intl'
import { isGateRefusal } from '@/lib/payouts/vocabulary/payments/gate-refusal'

export type Reader = 'payer' | 'coach' | 'staff'

type RefusalWords = ReturnType<typeof createTranslator<Messages, 'refusals'>>

/**
 * The client is not told why, except for the currency, which waiting does not fix. A coach reads a sentence, staff part
 * of one. Unknown codes stay as they are.
 */
export function sayRefusal(reader: Reader, code: string, t: RefusalWords): string {
  if (reader === 'payer') return t(code === 'other-currency' ? 'payer-other-currency' : 'payer')
  if (isGateRefusal(code)) return t(`${reader}.${code}`)
  return code === 'reference-used' && reader === 'staff' ? t('reference-used') : code
}
