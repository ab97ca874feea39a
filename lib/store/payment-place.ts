/** A place in the list of payments, newest first. */
export interface PaymentPlace {
  at: Date
  reference: string
}

/** Fit for a query string. */
export function encodePlace(at: Date, reference: string): string {
  return Buffer.from(`${at.getTime()} ${reference}`).toString('base64url')
}

/** null for none, and for a broken one: the list begins at the newest then. */
export function decodePlace(text: string | null): PaymentPlace | null {
  if (text === null || text.length > 300) return null
  const found = /^(\d{1,15}) ([A-Za-z0-9._:-]{1,64})$/.exec(Buffer.from(text, 'base64url').toString())
  return found === null ? null : { at: new Date(Number(found[1])), reference: found[2] ?? '' }
}
