import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json, OpenApi } from '../schema/openapi'
import { declarationsOf } from './declarations'
import { schemaOfInterface, wireName } from './schemas'

/**
 * Regenerates each schema from the SDK's types. Keeps from the previous file: the list of schemas and operations,
 * free-form places, text lengths, and the few schemas that are no SDK resource.
 */
export function openapiOf(sdk: string, version: string, before: OpenApi): OpenApi {
  const declarations = declarationsOf(sdk)
  const names = Object.keys(before.components.schemas)
  const kept = new Set(names)
  const byName = new Map([...declarations.values()].reverse().map((each) => [wireName(each.name), each]))
  const schemas = names.map((name): [string, Json] => {
    const old = before.components.schemas[name] ?? {}
    const declaration = byName.get(name)
    if (declaration?.node.type !== 'TSInterfaceDeclaration') return [name, old]
    const context = { declarations, kept, before: old, isRequest: name.endsWith('_params') }
    const resource = old['x-resourceId']
    return [
      name,
      { ...schemaOfInterface(declaration, context), ...(resource !== undefined && { 'x-resourceId': resource }) },
    ]
  })
  const info = { ...before.info, version: apiVersionOf(sdk), description: describe(sdk, version) }
  return { ...before, info, components: { ...before.components, schemas: Object.fromEntries(schemas) } }
}

function apiVersionOf(sdk: string): string {
  const [, version] = /ApiVersion = '([^']+)'/.exec(readFileSync(join(sdk, 'esm/apiVersion.js'), 'utf8')) ?? []
  if (version === undefined) throw new Error('the SDK does not say which API version it pins')
  return version
}

function describe(sdk: string, version: string): string {
  const spec = readFileSync(join(sdk, 'OPENAPI_VERSION'), 'utf8').trim()
  return [
    `Generated from the TypeScript declarations of npm stripe@${version} (MIT, (c) Stripe); not Stripe's own spec file.`,
    `API version ${apiVersionOf(sdk)}, Stripe OPENAPI_VERSION ${spec}. TS cannot express maxLength, integer vs number`,
    '(integer assumed except percent_ownership, exchange_rate), or patterns. x-open-enum: Stripe may return values outside',
    'the list; treat as strict for what the stand-in emits, loose for what the app accepts. x-trimmed: left as a free',
    'object. x-expandable: only the id form is described.',
  ].join(' ')
}
