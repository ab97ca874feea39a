/** Encodes values as one word for a query string. */
export function encodeParts(parts: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Exactly `count` values; null for anything invalid. */
export function decodeParts(text: string | null, count: number): unknown[] | null {
  if (text === null || text.length > longest) return null
  const parts = parse(Buffer.from(text, 'base64url').toString())
  return Array.isArray(parts) && parts.length === count ? parts : null
}

/** Milliseconds the database can store as a time. */
export function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= endOfYear9999
}

const longest = 300
const endOfYear9999 = 253_402_300_799_999

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
