import { readFileSync } from 'node:fs'
import { packageFolder } from '../package-folder'

export type Json = Record<string, unknown>

interface Operation {
  parameters: { name: string; in: string; schema: Json }[]
  requestBody?: { content: Record<string, { schema: Json }> }
  responses: Record<string, { content: Record<string, { schema: Json }> }>
}

export interface OpenApi {
  info: { version: string; description: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}

/** The part of Stripe's API this server knows, generated from the types of npm's `stripe`. */
export const openapi = JSON.parse(readFileSync(new URL('schema/openapi-subset.json', packageFolder), 'utf8')) as OpenApi

/** A name in a path wins over an id in its place, for example `search`. */
const paths = Object.entries(openapi.paths)
  .sort(byIds)
  .map(([path, operations]) => ({
    path,
    operations,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))

function byIds([one]: [string, unknown], [other]: [string, unknown]): number {
  return one.split('{').length - other.split('{').length
}

/** An operation and its path in the schema; null when there is none. */
export function findOperation(method: string, path: string): { path: string; operation: Operation } | null {
  for (const known of paths) {
    const operation = known.pattern.test(path) ? known.operations[method.toLowerCase()] : undefined
    if (operation) return { path: known.path, operation }
  }
  return null
}

/** The request's shape: the form of a POST, otherwise the query. */
export function requestSchema(method: string, operation: Operation): Json {
  if (method === 'POST') return operation.requestBody?.content['application/x-www-form-urlencoded']?.schema ?? {}
  const query = operation.parameters.filter((parameter) => parameter.in === 'query')
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
  }
}

/** Converts OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references move, documentation goes. */
export function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema)
  if (typeof node !== 'object' || node === null) return node
  const schema: Json = {}
  for (const [key, value] of Object.entries(node)) {
    if (key === 'nullable' || key === 'format' || key.startsWith('x-')) continue
    if (key === 'description' && typeof value === 'string') continue
    if (key === 'properties') {
      schema[key] = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toJsonSchema(part)]))
    } else if (key === '$ref') {
      schema.$ref = (value as string).replace('#/components/schemas/', 'stripe#/$defs/')
    } else schema[key] = toJsonSchema(value)
  }
  return 'nullable' in node && node.nullable ? orNull(schema) : schema
}

function orNull(schema: Json): Json {
  if (schema.allOf) return { anyOf: [{ allOf: schema.allOf }, { type: 'null' }] }
  if (schema.enum) schema.enum = [...(schema.enum as unknown[]), null]
  if (schema.type) schema.type = [schema.type, 'null'].flat()
  else if (schema.anyOf) schema.anyOf = [...(schema.anyOf as unknown[]), { type: 'null' }]
  return schema
}
