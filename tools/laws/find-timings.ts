import { parseSync } from 'rolldown/utils'
import { langOf } from './parse-imports'

/**
 * The names in a source that a size, a time-out or a schedule was given to: constants, parameters' defaults, options,
 * and timers with a number of their own. Numbers within a statement of SQL are part of the statement.
 */
export function findTimings(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source, { lang: langOf(file) })
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const found: string[] = []
  const visit = (node: Node) => {
    found.push(...namesIn(node))
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child)
  }
  visit(program as unknown as Node)
  return [...new Set(found)].sort()
}

function namesIn(node: Node): string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return isTiming(node.id.name) && holdsNumber(node.init) ? [node.id.name] : []
    case 'AssignmentPattern':
      return isTiming(node.left.name) && holdsNumber(node.right) ? [node.left.name] : []
    case 'Property':
      return isTiming(node.key.name) && isNumber(node.value) ? [node.key.name] : []
    case 'CallExpression': {
      const timer = node.callee.name ?? node.callee.property?.name
      return timers.includes(timer) && node.arguments.some(isNumber) ? [timer] : []
    }
    default:
      return []
  }
}

const timers = ['setTimeout', 'setInterval', 'timeout', 'wait']

const words =
  /seconds|milli|minutes|hours|days|time-?out|lease|batch|size|concurren|longest|shortest|most|least|largest|deadline|grace|slack|rest$|retr(y|ies)|limits?$|lifetime|interval|connections|^max$|max[A-Z]/i

const isTiming = (name: unknown) => typeof name === 'string' && words.test(name) && name !== name.toUpperCase()

/** `60`, `5_000`, `23 * 3600`, `-1`. */
function isNumber(node: Node | null): boolean {
  if (node?.type === 'Literal') return typeof node.value === 'number'
  if (node?.type === 'UnaryExpression') return isNumber(node.argument)
  return node?.type === 'BinaryExpression' && isNumber(node.left) && isNumber(node.right)
}

/** A number, an interval of SQL, or a list or an object of them. */
function holdsNumber(node: Node | null): boolean {
  if (node === null) return false
  if (node.type === 'ObjectExpression') return node.properties.some((each: Node) => holdsNumber(each.value ?? null))
  if (node.type === 'ArrayExpression') return node.elements.some(holdsNumber)
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression') return holdsNumber(node.expression)
  if (node.type === 'TaggedTemplateExpression') return /^\s*interval '\d/i.test(node.quasi.quasis[0]?.value.raw ?? '')
  return isNumber(node)
}

// biome-ignore lint/suspicious/noExplicitAny: a node of any kind
type Node = { type: string } & Record<string, any>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
