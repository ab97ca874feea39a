import { extname } from 'node:path'
import { parseSync } from 'rolldown/utils'

/** The file's tree, comments and imports. Throws when it cannot be parsed. */
export function parseSource(file: string, source: string): ReturnType<typeof parseSync> {
  const parsed = parseSync(file, source, { lang: langOf(file) })
  const [error] = parsed.errors
  if (error !== undefined) throw new Error(`${file} cannot be parsed: ${error.message}`)
  return parsed
}

function langOf(file: string): 'ts' | 'tsx' | 'js' {
  const ending = extname(file)
  return ending === '.tsx' ? 'tsx' : /^\.m?ts$/.test(ending) ? 'ts' : 'js'
}
