/** A place in a list that is ordered by a time and, where times are equal, by an id. */
export interface Place {
  at: Date
  id: string
}

/** Fit for a query string; belongs to one list. */
export function encodePlace(list: string, { at, id }: Place): string {
  return Buffer.from(JSON.stringify([list, at.getTime(), id])).toString('base64url')
}

/** null for none, for a broken one, and for one of another list. @param ids what an id looks like there */
export function decodePlace(list: string, ids: RegExp, text: string | null): Place | null {
  if (text === null || text.length > longest) return null
  const parts = parse(Buffer.from(text, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== 3) return null
  const [of, at, id]: unknown[] = parts
  if (of !== list || !isTime(at) || typeof id !== 'string' || !ids.test(id)) return null
  return { at: new Date(at), id }
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

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= endOfYear9999
}
