import type { createTranslator, Messages } from 'next-intl'
import type { GateRefusal } from '@/lib/payouts/gate'

/** Who reads why a charge was refused. */
export type Reader = 'payer' | 'coach' | 'staff'

type RefusalWords = ReturnType<typeof createTranslator<Messages, 'refusals'>>

/** Does not compile while a reason of the gate is missing. */
const reasons: Readonly<Record<GateRefusal, true>> = {
  'on-hold': true,
  'no-account': true,
  'payouts-off': true,
  'access-lost': true,
  rejected: true,
  'other-platform': true,
  'could-not-confirm': true,
  'other-currency': true,
}

/**
 * A payer learns that it was refused and, but for a currency that waiting does not mend, never why; a coach reads a sentence, staff what the sentence names, as one part
 * of a longer one. A code that is none of the gate's is said as it is.
 */
export function sayRefusal(reader: Reader, code: string, t: RefusalWords): string {
  if (reader === 'payer') return t(code === 'other-currency' ? 'payer-other-currency' : 'payer')
  if (isGateReason(code)) return t(`${reader}.${code}`)
  return code === 'reference-used' && reader === 'staff' ? t('reference-used') : code
}

/** Whether it was the gate that refused, and not what the charge was called. */
export function isGateReason(code: string): code is GateRefusal {
  return Object.hasOwn(reasons, code)
}
