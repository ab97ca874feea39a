import { isDeepStrictEqual } from 'node:util'

type Hash = Record<string, unknown>

/**
 * An event's `previous_attributes`: changed keys with their old values; within a hash only its changed keys, a list in
 * full. Null when nothing changed.
 */
export function previousAttributes(before: Hash, after: Hash): Hash | null {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [before[key], after[key]]
    if (isDeepStrictEqual(was, is)) return []
    if (isHash(was) && isHash(is)) return [[key, previousAttributes(was, is)]]
    return [[key, was ?? null]]
  })
  return changed.length > 0 ? Object.fromEntries(changed) : null
}

function isHash(value: unknown): value is Hash {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
