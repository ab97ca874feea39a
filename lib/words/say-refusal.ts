import type { createTranslator, Messages } from 'next-intl'
import { isGateRefusal } from '@/lib/payouts/vocabulary/gate-refusal'

/** Who reads why a charge was refused. */
export type Reader = 'payer' | 'coach' | 'staff'

type RefusalWords = ReturnType<typeof createTranslator<Messages, 'refusals'>>

/**
 * A payer learns that it was refused and, but for a currency that waiting does not mend, never why; a coach reads a sentence, staff what the sentence names, as one part
 * of a longer one. A code that is none of the gate's is said as it is.
 */
export function sayRefusal(reader: Reader, code: string, t: RefusalWords): string {
  if (reader === 'payer') return t(code === 'other-currency' ? 'payer-other-currency' : 'payer')
  if (isGateRefusal(code)) return t(`${reader}.${code}`)
  return code === 'reference-used' && reader === 'staff' ? t('reference-used') : code
}
