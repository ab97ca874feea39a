import { findOperation, type Json, openapi } from './openapi'

const resources = openapi.components.schemas

/** The first name in a path such as `['data', 'account']` that cannot be expanded; null when all can. */
export function unexpandable(method: string, path: string, at: string[]): string | null {
  return whereItEnds([answerOf(method, path)], at)
}

/** True for a list, whose objects are expanded below `data`. */
export function answersList(method: string, path: string): boolean {
  return isList(answerOf(method, path))
}

function answerOf(method: string, path: string): Json {
  return findOperation(method, path)?.operation.responses['200']?.content['application/json']?.schema ?? {}
}

function whereItEnds(nodes: Json[], [name = '', ...rest]: string[]): string | null {
  const found = nodes.flatMap(branches).flatMap((node): Json[] => [propertiesOf(node)[name] ?? []].flat())
  if (found.length === 0) return name
  const parts = found.map((part) => (part.type === 'array' ? (part.items as Json) : part))
  const behind = parts.flatMap((part) => part['x-expandable'] ?? []) as string[]
  if (rest.length === 0) return behind.length > 0 || found.some(isList) ? null : name
  return whereItEnds([...parts, ...behind.flatMap((kind): Json[] => [resources[kind] ?? []].flat())], rest)
}

/** Nested lists are always included; expanding one is no mistake. */
function isList(node: Json): boolean {
  return Object.hasOwn(propertiesOf(node), 'has_more')
}

function propertiesOf({ properties = {} }: Json): Record<string, Json> {
  return properties as Record<string, Json>
}

function branches(node: Json): Json[] {
  if (typeof node.$ref === 'string') return branches(resources[node.$ref.split('/').at(-1) ?? ''] ?? {})
  if (Array.isArray(node.anyOf)) return (node.anyOf as Json[]).flatMap(branches)
  return [node]
}

/** Allows an object in place of an expandable id. */
export function withExpansions(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withExpansions)
  if (typeof node !== 'object' || node === null) return node
  if (!('x-expandable' in node)) {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withExpansions(value)]))
  }
  const { 'x-expandable': kinds, ...id } = node as Json & { 'x-expandable': string[] }
  const known = kinds.filter((kind) => resources[kind] !== undefined)
  return { anyOf: [id, ...known.map((kind) => ({ $ref: `#/components/schemas/${kind}` }))] }
}
