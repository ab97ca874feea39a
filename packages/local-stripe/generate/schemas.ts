import type { Json } from '../schema/openapi'
import { type Declaration, type Node, nameOf, resolve } from './declarations'

export interface Context {
  declarations: Map<string, Declaration>
  /** Names of the kept schemas; any other object in a response is free-form. */
  kept: Set<string>
  /** The previous schema of the same place: what was free-form stays so. */
  before: Json | undefined
  isRequest: boolean
}

export function schemaOfInterface({ node, name }: Declaration, context: Context): Json {
  const members = membersOf(node, name, context)
  const properties = Object.fromEntries(
    members.map(({ key, type, at }) => [
      key,
      schemaOf(type, at, key, { ...context, before: partOf(context.before, key) }),
    ]),
  )
  const required = members.filter(({ isOptional }) => !isOptional).map(({ key }) => key)
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    ...(context.isRequest && { additionalProperties: false }),
  }
}

interface Member {
  key: string
  type: Node
  isOptional: boolean
  at: string
}

/** Own members first, then inherited ones. */
function membersOf(node: Node, name: string, context: Context): Member[] {
  const own = node.body.body.flatMap((member: Node): Member[] => {
    if (member.type !== 'TSPropertySignature') return []
    // Responses never include it.
    if (member.typeAnnotation.typeAnnotation.type === 'TSVoidKeyword') return []
    const key = member.key.name ?? member.key.value
    return [{ key, type: member.typeAnnotation.typeAnnotation, isOptional: member.optional === true, at: name }]
  })
  const inherited = (node.extends ?? []).flatMap(({ expression }: Node) => {
    const parent = resolve(context.declarations, nameOf(expression), name)
    return parent === undefined ? [] : membersOf(parent.node, parent.name, context)
  })
  return [...own, ...inherited.filter(({ key }: Member) => !own.some((member: Member) => member.key === key))]
}

function schemaOf(type: Node, at: string, key: string, context: Context): Json {
  const { before } = context
  if (before?.['x-trimmed'] === true) return before
  switch (type.type) {
    case 'TSStringKeyword':
      // The types do not give the length.
      return { type: 'string', ...(before?.maxLength !== undefined && { maxLength: before.maxLength }) }
    case 'TSBooleanKeyword':
      return { type: 'boolean' }
    case 'TSNumberKeyword':
      return { type: fractions.includes(key) ? 'number' : 'integer' }
    case 'TSLiteralType':
      return { type: typeof type.literal.value, enum: [type.literal.value] }
    case 'TSParenthesizedType':
      return schemaOf(type.typeAnnotation, at, key, context)
    case 'TSUnionType':
      return schemaOfUnion(type.types, at, key, context)
    case 'TSTypeReference':
      return schemaOfReference(type, at, key, context)
    default:
      return free
  }
}

/** Every other number is an integer; the types do not say. */
const fractions = ['percent_ownership', 'exchange_rate']
const free: Json = { type: 'object', additionalProperties: true, 'x-trimmed': true }

function schemaOfReference(type: Node, at: string, key: string, context: Context): Json {
  const name = nameOf(type.typeName)
  const [argument] = type.typeArguments?.params ?? []
  if (name === 'Array') {
    const items = schemaOf(argument, at, key, { ...context, before: context.before?.items as Json | undefined })
    return { type: 'array', items }
  }
  if (name === 'ApiList') return listOf(schemaOf(argument, at, key, { ...context, before: undefined }))
  if (name === 'Emptyable')
    return orEmpty(schemaOf(argument, at, key, { ...context, before: beforeEmpty(context.before) }))
  if (name === 'Metadata' || name === 'MetadataParam') {
    return { type: 'object', additionalProperties: { type: 'string', maxLength: 500 } }
  }
  const found = resolve(context.declarations, name, at)
  if (found === undefined) return free
  if (found.node.type === 'TSTypeAliasDeclaration') return schemaOf(found.node.typeAnnotation, found.name, key, context)
  const schema = wireName(found.name)
  if (!context.isRequest) return context.kept.has(schema) ? { $ref: `#/components/schemas/${schema}` } : free
  return schemaOfInterface(found, context)
}

function schemaOfUnion(types: Node[], at: string, key: string, context: Context): Json {
  const isOpen = types.some((type) => type.type === 'TSTypeReference' && nameOf(type.typeName) === 'OtherString')
  const isNullable = types.some((type) => type.type === 'TSNullKeyword')
  const others = types.filter((type) => {
    if (type.type === 'TSNullKeyword' || type.type === 'TSUndefinedKeyword') return false
    return !(type.type === 'TSTypeReference' && nameOf(type.typeName) === 'OtherString')
  })
  const schema = () => {
    if (others.every((type) => type.type === 'TSLiteralType')) {
      const values = others.map((type) => type.literal.value)
      return { type: 'string', enum: values, ...(isOpen && { 'x-open-enum': true }) }
    }
    const [first, ...rest] = others
    if (!context.isRequest && first.type === 'TSStringKeyword' && rest.length > 0 && rest.every(isResource)) {
      return { type: 'string', 'x-expandable': rest.flatMap((type) => resourcesOf(type, at, context)) }
    }
    if (rest.length === 0) return schemaOf(first, at, key, context)
    return { anyOf: others.map((type) => schemaOf(type, at, key, context)) }
  }
  return isNullable ? orNull(schema()) : schema()
}

const isResource = (type: Node) => type.type === 'TSTypeReference' && type.typeName.type === 'Identifier'

/** The resources a name stands for: itself, or the members of a union. */
function resourcesOf(type: Node, at: string, context: Context): string[] {
  const found = resolve(context.declarations, nameOf(type.typeName), at)
  const alias = found?.node.type === 'TSTypeAliasDeclaration' ? found.node.typeAnnotation : undefined
  if (alias?.type !== 'TSUnionType') return [wireName(nameOf(type.typeName))]
  return alias.types.flatMap((each: Node) => resourcesOf(each, at, context))
}

function orNull(schema: Json): Json {
  if ('$ref' in schema) return { anyOf: [schema], nullable: true }
  return { ...schema, nullable: true }
}

/** A request unsets a field with an empty text, which the SDK sends for null. */
function orEmpty(schema: Json): Json {
  const isText = schema.type === 'string' && schema.enum === undefined
  if (isText) return orNull(schema)
  return { anyOf: [schema, { type: 'string', enum: [''], 'x-emptyable': true }], nullable: true }
}

function beforeEmpty(before: Json | undefined): Json | undefined {
  return (before?.anyOf as Json[] | undefined)?.[0] ?? before
}

function listOf(items: Json): Json {
  const properties = {
    object: { type: 'string', enum: ['list'] },
    data: { type: 'array', items },
    has_more: { type: 'boolean' },
    url: { type: 'string' },
    total_count: { type: 'integer' },
  }
  return { type: 'object', properties, required: ['object', 'data', 'has_more', 'url'] }
}

function partOf(schema: Json | undefined, key: string): Json | undefined {
  return (schema?.properties as Record<string, Json> | undefined)?.[key]
}

/** `Account.BusinessProfile` becomes `account_business_profile`. */
export function wireName(name: string): string {
  return name
    .split('.')
    .map((part) =>
      part
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
        .toLowerCase(),
    )
    .join('_')
}
