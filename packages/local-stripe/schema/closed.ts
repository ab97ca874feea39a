/**
 * A JSON Schema that takes only the fields it names. Stripe leaves its answers open, so that it may add to them;
 * what we answer ourselves is never more than the schema knows.
 */
export function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  return 'properties' in node && 'type' in node ? { additionalProperties: false, ...schema } : schema
}
