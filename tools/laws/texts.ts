import { parseSource } from './parse-source'

export interface Texts {
  /** Identifiers that the source declares or passes; what it reads of others' objects is left out. */
  names: string[]
  /** Values and sentences; not what SQL and other tagged templates say, nor what is imported. */
  strings: string[]
  comments: string[]
  /** Of tests. */
  titles: string[]
}

/** What a source says in words. */
export function textsOf(file: string, source: string): Texts {
  const { program, comments } = parseSource(file, source)
  const names = new Set<string>()
  const titles: string[] = []
  const strings: string[] = []
  const visit = (node: Node, parent: Node | null, key: string) => {
    if (isName(node) && !isReadOfOthers(parent, key)) names.add(node.name)
    if (isString(node, parent, key)) strings.push(String(node.value.cooked ?? node.value))
    if (node.type === 'CallExpression' && isTest(node.callee)) titles.push(titleOf(node.arguments[0], source))
    for (const [name, child] of childrenOf(node)) visit(child, node, name)
  }
  visit(program as unknown as Node, null, '')
  return { names: [...names], strings, comments: comments.map(({ value }) => value), titles: titles.filter(Boolean) }
}

// biome-ignore lint/suspicious/noExplicitAny: a node of any kind
type Node = { type: string } & Record<string, any>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

const isName = ({ type }: Node) => type === 'Identifier' || type === 'PrivateIdentifier' || type === 'JSXIdentifier'

function childrenOf(node: Node): [string, Node][] {
  const parts = node.type === 'TaggedTemplateExpression' ? { ...node.quasi, quasis: [], tag: node.tag } : node
  return Object.entries(parts).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child): [string, Node] => [name, child]),
  )
}

function isString({ type, value }: Node, parent: Node | null, key: string): boolean {
  if (type === 'TemplateElement') return true
  return type === 'Literal' && typeof value === 'string' && key !== 'source' && parent?.type !== 'ImportExpression'
}

function isReadOfOthers(parent: Node | null, key: string): boolean {
  if (parent?.type === 'MemberExpression') return key === 'property' && !parent.computed
  return parent?.type === 'TSQualifiedName' && key === 'right'
}

/** `test`, `test.each(…)`, `describe.each(…)(…)`. */
function isTest(callee: Node): boolean {
  if (callee.type === 'Identifier') return /^(test|it|describe)$/.test(callee.name)
  return isNode(callee.object ?? callee.callee) && isTest(callee.object ?? callee.callee)
}

function titleOf(title: Node | undefined, source: string): string {
  if (title?.type === 'Literal') return String(title.value)
  return title?.type === 'TemplateLiteral' ? source.slice(title.start, title.end).replace(/\$\{[^}]*\}/g, '') : ''
}

/** The sentences of a page of docs, without code and addresses. */
export function proseOf(page: string): string {
  return page.replace(/```[\s\S]*?```|`[^`\n]*`|\]\([^)]*\)|https?:\S+/g, ' ')
}

/** The sentences of a catalogue, without the names of what is put in. */
export function sentencesOf(catalogue: unknown): string[] {
  if (typeof catalogue === 'string') return [catalogue.replace(/\{\w+/g, '{')]
  return Object.values(catalogue as object).flatMap(sentencesOf)
}
