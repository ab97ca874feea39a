export const longestWebsite = 300

/** A public web address, with https:// where none was typed; null for anything else. */
export function toWebsite(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 4 * longestWebsite) return null
  const given = typed.trim()
  if (/[\s\p{C}\\<>"]/u.test(given)) return null
  const address = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`)
  if (address === null || !/^https?:$/.test(address.protocol)) return null
  if (address.username !== '' || address.password !== '' || !publicHost.test(address.hostname)) return null
  return address.href.length > longestWebsite ? null : address.href
}

/** Ends in a name, not in a number: no machine of a private network. */
const publicHost = /^(?:[a-z0-9_-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/
