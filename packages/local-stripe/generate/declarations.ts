import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'rolldown/utils'

/** The parts of a syntax tree node we use. */
// biome-ignore lint/suspicious/noExplicitAny: the parser's own types are of every language there is
export type Node = any

/** A declaration and its scope: names inside resolve from there outwards. */
export interface Declaration {
  name: string
  node: Node
}

/** The SDK's resource types of version 1 by full name: `Account.Settings.Payouts`. */
export function declarationsOf(sdk: string): Map<string, Declaration> {
  const folder = join(sdk, 'esm/resources')
  const files = readdirSync(folder).filter((name) => name.endsWith('.d.ts'))
  const found = new Map<string, Declaration>()
  for (const file of [join(sdk, 'esm/shared.d.ts'), ...files.map((name) => join(folder, name))]) {
    collect(parseSync(file, readFileSync(file, 'utf8')).program.body, '', found)
  }
  return found
}

function collect(statements: Node[], within: string, found: Map<string, Declaration>): void {
  for (const statement of statements) {
    const node = statement.declaration ?? statement
    if (node.type === 'TSModuleDeclaration') collect(node.body.body, `${within}${nameOf(node.id)}.`, found)
    if (node.type !== 'TSInterfaceDeclaration' && node.type !== 'TSTypeAliasDeclaration') continue
    const name = `${within}${node.id.name}`
    if (!found.has(name)) found.set(name, { name, node })
  }
}

/** Resolves a name in its scope. */
export function resolve(all: Map<string, Declaration>, name: string, at: string): Declaration | undefined {
  for (let scope = at.split('.'); ; scope = scope.slice(0, -1)) {
    const found = all.get([...scope, name].join('.'))
    if (found !== undefined || scope.length === 0) return found
  }
}

export function nameOf(node: Node): string {
  return node.type === 'TSQualifiedName' ? `${nameOf(node.left)}.${nameOf(node.right)}` : node.name
}
