import type { Json } from './openapi'

/**
 * Adds limits the types lack: required text is not empty, and no text is longer than Stripe's OpenAPI description
 * allows. Metadata has its own limits.
 */
export function withLimits(node: unknown, at: string[] = [], isMetadata = false): unknown {
  if (Array.isArray(node)) return node.map((part) => withLimits(part, at, isMetadata))
  if (typeof node !== 'object' || node === null) return node
  const schema: Json = {}
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties') {
      const parts = Object.entries(value).map(([part, shape]) => [
        part,
        withLimits(shape, [...at, part], part === 'metadata'),
      ])
      schema[key] = Object.fromEntries(parts)
    } else schema[key] = withLimits(value, at, isMetadata)
  }
  if (schema.type !== 'string' || schema.enum !== undefined) return schema
  const { maxLength, ...bare } = schema
  if (isMetadata) return bare
  return { ...bare, ...(schema.nullable ? {} : { minLength: 1 }), maxLength: maxLength ?? lengthOf(at) }
}

function lengthOf(at: string[]): number {
  return lengths[at.slice(-2).join('.')] ?? lengths[at.at(-1) ?? ''] ?? 5000
}

const lengths: Record<string, number> = {
  'company.name': 200,
  line1: 200,
  line2: 200,
  city: 100,
  mcc: 4,
  product_description: 40_000,
  statement_descriptor: 22,
  statement_descriptor_prefix: 10,
}
