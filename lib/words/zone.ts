/** An IANA time zone such as America/Los_Angeles; null for an unknown one. */
export function toZone(given: unknown): string | null {
  if (typeof given !== 'string' || !/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(given)) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: given })
    return given
  } catch {
    return null
  }
}
