import { z } from 'zod'
import { referenceGrammar } from '@/lib/payouts/vocabulary/reference'

/** The grammar of references; null when invalid. */
export function toReference(params: { reference: string }): string | null {
  const found = paymentReference.safeParse(decode(params.reference))
  return found.success ? found.data : null
}

export const paymentReference = z.string().regex(referenceGrammar)

export const paymentHref = (reference: string) => `/admin/payments/${encodeURIComponent(reference)}`

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
