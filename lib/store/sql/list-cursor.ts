import { decodeParts, encodeParts, isTime } from './cursor-parts'

/** A place in a list ordered by time, then id. */
export interface ListCursor {
  at: Date
  id: string
}

/** For a query string of one list. */
export function encodeListCursor(list: string, { at, id }: ListCursor): string {
  return encodeParts([list, at.getTime(), id])
}

/** null for none, for a broken one, and for one of another list. @param ids what an id looks like there */
export function decodeListCursor(list: string, ids: RegExp, text: string | null): ListCursor | null {
  const [of, at, id] = decodeParts(text, 3) ?? []
  if (of !== list || !isTime(at) || typeof id !== 'string' || !ids.test(id)) return null
  return { at: new Date(at), id }
}
