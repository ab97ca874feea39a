import { randomInt } from 'node:crypto'
import { createSeal } from '@/lib/seal'

const digits = 6

export function newCode(): string {
  return randomInt(10 ** digits)
    .toString()
    .padStart(digits, '0')
}

/** From "123 456", "123-456" and full-width digits; null for anything that is no code. */
export function toCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 40) return null
  const code = typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '')
  return /^\d{6}$/.test(code) ? code : null
}

/**
 * Locks a link's token with its code and the browser's secret. The database keeps nothing else of a code, so reading it
 * lets nobody try all million.
 */
export function createLock(ourSecret: string, browserSecret: string, code: string) {
  return createSeal(ourSecret, `sign-in code/${browserSecret}/${code}`)
}
