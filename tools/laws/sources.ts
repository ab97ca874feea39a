import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseImports } from './parse-imports'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export const sourceFiles = () => filesEnding(/\.tsx?$/)

/** All files that ours may import. */
export const moduleFiles = () => filesEnding(/\.(tsx?|m?js)$/)

/** All committed and new files. */
export const allFiles = () => filesEnding(/./)

function filesEnding(ending: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const files = listed
    .toString()
    .split('\n')
    .filter((file) => ending.test(file) && existsSync(join(root, file)))
  if (files.length < 50) throw new Error(`only ${files.length} files were found: the laws would prove nothing`)
  return files
}

export const read = (file: string) => readFileSync(join(root, file), 'utf8')

export const isTest = (file: string) => /\.(test|spec)\.tsx?$|\/testing\//.test(file)

export interface Import {
  from: string
  target: string
  isOurs: boolean
  isType: boolean
}

/** All imports, re-exports and dynamic imports, types included. */
export function importsOf(file: string): Import[] {
  return parseImports(file, read(file)).map(({ specifier, isType }) => {
    const path = ownPath(file, specifier)
    return { from: file, target: path === null ? specifier : resolve(path), isOurs: path !== null, isType }
  })
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
