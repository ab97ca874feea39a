/** ASCII, no quotes or comments. Narrower than RFC 5322: exotic spellings have misled sign-in links. */
const grammar =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

export function toAddress(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 254) return null
  const given = typed.trim()
  // The Kelvin sign would become a k.
  if (/[^\x21-\x7e]/.test(given)) return null
  const address = given.toLowerCase()
  return grammar.test(address) && address.indexOf('@') <= 64 ? address : null
}
