import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'rolldown/utils'

/** A node of the syntax tree, as far as it is read here. */
// biome-ignore lint/suspicious/noExplicitAny: the parser's own types are of every language there is
export type Node = any

/** What a name stands for, and where it was written: names in it are looked up from there outwards. */
export interface Declaration {
  name: string
  node: Node
}

/** The declared types of the SDK's resources of version 1, by their full names: `Account.Settings.Payouts`. */
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

/** What a name means where it is written. */
export function resolve(all: Map<string, Declaration>, name: string, at: string): Declaration | undefined {
  for (let scope = at.split('.'); ; scope = scope.slice(0, -1)) {
    const found = all.get([...scope, name].join('.'))
    if (found !== undefined || scope.length === 0) return found
  }
}

export function nameOf(node: Node): string {
  return node.type === 'TSQualifiedName' ? `${nameOf(node.left)}.${nameOf(node.right)}` : node.name
}
