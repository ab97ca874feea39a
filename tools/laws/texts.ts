import { parseSource } from './parse-source'

export interface Texts {
  /** Identifiers that the source declares or passes; what it reads of others' objects is left out. */
  names: string[]
  comments: string[]
  /** Of tests. */
  titles: string[]
}

/** What a source says in words: strings are left out, since many are values that are stored or sent. */
export function textsOf(file: string, source: string): Texts {
  const { program, comments } = parseSource(file, source)
  const names = new Set<string>()
  const titles: string[] = []
  const visit = (node: Node, parent: Node | null, key: string) => {
    if (isName(node) && !isReadOfOthers(parent, key)) names.add(node.name)
    if (node.type === 'CallExpression' && isTest(node.callee)) titles.push(titleOf(node.arguments[0], source))
    for (const [name, value] of Object.entries(node))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node, name)
  }
  visit(program as unknown as Node, null, '')
  return { names: [...names], comments: comments.map(({ value }) => value), titles: titles.filter(Boolean) }
}

// biome-ignore lint/suspicious/noExplicitAny: a node of any kind
type Node = { type: string } & Record<string, any>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

const isName = ({ type }: Node) => type === 'Identifier' || type === 'PrivateIdentifier' || type === 'JSXIdentifier'

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
