import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The project's own TypeScript files, from the root. */
export function sourceFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const files = listed
    .toString()
    .split('\n')
    .filter((file) => /\.(ts|tsx)$/.test(file) && existsSync(join(root, file)))
  if (files.length < 50) throw new Error(`only ${files.length} files were found: the laws would prove nothing`)
  return files
}

export const read = (file: string) => readFileSync(join(root, file), 'utf8')

export const isTest = (file: string) => /\.(test|spec)\.tsx?$|\/testing\//.test(file)

export interface Import {
  from: string
  /** The path from the root when it is ours, the package's name otherwise. */
  target: string
  isOurs: boolean
  isType: boolean
}

const statement =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*['"]([^'"]+)['"]|(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Every import, re-export and dynamic import of a file. */
export function importsOf(file: string): Import[] {
  const text = read(file)
  return [...text.matchAll(statement)].map(([, type, names, from, bare, dynamic]) => {
    const specifier = from ?? bare ?? dynamic ?? ''
    const path = ownPath(file, specifier)
    return {
      from: file,
      target: path === null ? specifier : resolve(path),
      isOurs: path !== null,
      isType: type !== undefined || onlyTypes(names),
    }
  })
}

function onlyTypes(names: string | undefined): boolean {
  const listed = names?.match(/^\{([^}]*)\}$/)?.[1]
  if (listed === undefined) return false
  const each = listed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return each.length > 0 && each.every((name) => name.startsWith('type '))
}

function ownPath(file: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return normalize(specifier.slice(2))
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier))
  return null
}

function resolve(path: string): string {
  const endings = ['', '.ts', '.tsx', '.js', '.mjs', '.json', '/index.ts']
  return (
    endings.map((ending) => path + ending).find((each) => /\.\w+$/.test(each) && existsSync(join(root, each))) ?? path
  )
}
