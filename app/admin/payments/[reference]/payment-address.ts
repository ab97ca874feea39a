import { z } from 'zod'

/** The grammar of a caller's reference; null for an address that can name no charge. */
export function toReference(params: { reference: string }): string | null {
  const found = referenceGrammar.safeParse(decode(params.reference))
  return found.success ? found.data : null
}

export const referenceGrammar = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/)

/** Where one payment is told of. */
export const paymentHref = (reference: string) => `/admin/payments/${encodeURIComponent(reference)}`

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
