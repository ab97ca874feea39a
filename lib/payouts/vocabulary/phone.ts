/** E.164, as `+4915112345678`; null for anything else. https://www.itu.int/rec/T-REC-E.164 */
export function toPhone(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 60) return null
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s().\-/\u2010-\u2015\p{Cf}]/gu, '')
    .replace(/^00/, '+')
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null
}
