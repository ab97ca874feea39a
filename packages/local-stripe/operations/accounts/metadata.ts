export type MetadataParam = Record<string, string> | '' | null

/** Merges metadata; an empty value drops its key, an empty hash drops all, docs.stripe.com/api/metadata. */
export function mergedMetadata(before: Record<string, string>, change: MetadataParam | undefined) {
  if (change === undefined) return before
  if (change === '' || change === null) return {}
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''))
}
