/**
 * Closes a JSON Schema to the fields it names. Stripe leaves responses open for additions; ours must not exceed the
 * schema.
 */
export function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  return 'properties' in node && 'type' in node ? { additionalProperties: false, ...schema } : schema
}
