/**
 * The addresses a mail may be made for: plain ASCII, one at sign, no quotes, no comments, 254 characters at most.
 * Narrower than RFC 5322 on purpose: exotic spellings have sent sign-in links to the wrong mail box.
 */
const grammar =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/** The address in lower case, or null when it is none we would write to. */
export function toAddress(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 254) return null
  const given = typed.trim()
  // Before small letters are made of it: the Kelvin sign would become a k, and the address somebody else's.
  if (/[^\x21-\x7e]/.test(given)) return null
  const address = given.toLowerCase()
  return grammar.test(address) && address.indexOf('@') <= 64 ? address : null
}
