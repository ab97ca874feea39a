import { createHash, randomBytes } from 'node:crypto'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** An id in Stripe's form: a prefix and random letters. */
export function newId(prefix: string, length = 24): string {
  return prefix + spell(randomBytes(length))
}

/** The same input always gives the same letters. */
export function derivedId(prefix: string, from: string, length = 16): string {
  return prefix + spell(createHash('sha256').update(from).digest().subarray(0, length))
}

function spell(bytes: Buffer): string {
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
}
