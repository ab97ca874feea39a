import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv'
import { withExpansions } from './expandable'
import { withLimits } from './limits'
import { withMissingInSdk } from './missing-in-sdk'
import { findOperation, type Json, openapi, requestSchema, toJsonSchema } from './openapi'

/** Where a response breaks Stripe's schema; empty when nowhere. */
export function checkAnswer(method: string, path: string, status: number, body: unknown): string[] {
  if (status >= 400) return checkResource('error', body)
  const found = findOperation(method, path)
  if (found === null) return [`${method} ${path} is not an operation of the schema`]
  const schema = found.operation.responses['200']?.content['application/json']?.schema ?? {}
  return told(compiled(answers, `answer ${method} ${found.path}`, schema), body)
}

/** Where a resource such as `account` or `event` breaks Stripe's schema; empty when nowhere. */
export function checkResource(name: string, body: unknown): string[] {
  return told(compiled(answers, `resource ${name}`, { $ref: `#/components/schemas/${name}` }), body)
}

/**
 * Converts strings of a form or query into numbers and booleans, in place.
 * @returns errors, or null when there is no such operation
 */
export function checkParams(method: string, path: string, params: Json): ErrorObject[] | null {
  const found = findOperation(method, path)
  if (found === null) return null
  const validate = compiled(requests, `request ${method} ${found.path}`, requestSchema(method, found.operation))
  return validate(params) ? [] : (validate.errors ?? [])
}

interface Checker {
  ajv: Ajv
  /** Converts one of Stripe's schemas to the form we check against. */
  read(schema: unknown): Json
}

const answers = checker({
  coerceTypes: false,
  read: (schema) => withoutOtherProperties(toJsonSchema(withExpansions(schema))) as Json,
})
const requests = checker({ coerceTypes: true, read: (schema) => toJsonSchema(withLimits(schema)) as Json })
const cache = new Map<string, ValidateFunction>()

function checker({ coerceTypes, read }: { coerceTypes: boolean; read: Checker['read'] }): Checker {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes, verbose: true })
  ajv.addSchema({ $id: 'stripe', $defs: read(withMissingInSdk(openapi.components.schemas)) })
  return { ajv, read }
}

function compiled({ ajv, read }: Checker, name: string, schema: Json): ValidateFunction {
  const validate = cache.get(name) ?? ajv.compile(read(schema))
  cache.set(name, validate)
  return validate
}

function told(validate: ValidateFunction, body: unknown): string[] {
  if (validate(body)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  )
}

/**
 * Closes a JSON Schema to the fields it names. Stripe leaves responses open for additions; ours must not exceed the
 * schema.
 */
function withoutOtherProperties(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutOtherProperties)
  if (typeof node !== 'object' || node === null) return node
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutOtherProperties(value)]))
  return 'properties' in node && 'type' in node ? { additionalProperties: false, ...schema } : schema
}
