import { createHash, randomBytes } from 'node:crypto'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A new id as Stripe writes them: prefix and letters nobody can guess. */
export function newId(prefix: string, length = 24): string {
  return prefix + spell(randomBytes(length))
}

/** The same letters for the same words, every time. */
export function derivedId(prefix: string, from: string, length = 16): string {
  return prefix + spell(createHash('sha256').update(from).digest().subarray(0, length))
}

function spell(bytes: Buffer): string {
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
}
