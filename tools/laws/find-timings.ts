import { Visitor } from 'rolldown/utils'
import { parseSource } from './parse-source'

/**
 * The names in a source that a size, a time-out or a schedule was given to: constants, parameters' defaults, options,
 * and timers with a number of their own. Numbers within a statement of SQL are part of the statement.
 */
export function findTimings(file: string, source: string): string[] {
  const found = new Set<string>()
  const add = (name: unknown, isFound: boolean) => {
    if (isTiming(name) && isFound) found.add(name)
  }
  new Visitor({
    VariableDeclarator: ({ id, init }: Node) => add(id.name, holdsNumber(init)),
    AssignmentPattern: ({ left, right }: Node) => add(left.name, holdsNumber(right)),
    Property: ({ key, value }: Node) => add(key.name, isNumber(value)),
    CallExpression({ callee, arguments: given }: Node) {
      const timer = callee.name ?? callee.property?.name
      if (timers.includes(timer) && given.some(isNumber)) found.add(timer)
    },
  }).visit(parseSource(file, source).program)
  return [...found].sort()
}

const timers = ['setTimeout', 'setInterval', 'timeout', 'wait']

const words =
  /seconds|milli|minutes|hours|days|time-?out|lease|batch|size|concurren|longest|shortest|most|least|largest|deadline|grace|slack|rest$|retr(y|ies)|limits?$|lifetime|interval|connections|^max$|max[A-Z]/i

const isTiming = (name: unknown): name is string =>
  typeof name === 'string' && words.test(name) && name !== name.toUpperCase()

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
