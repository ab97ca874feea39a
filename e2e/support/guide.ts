import { readFileSync } from 'node:fs'

/** The example that the guide for services has in a language, as it stands there. */
export function exampleIn(language: 'sh' | 'ts' | 'python'): string {
  const [, code] = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(readFileSync('docs/api.md', 'utf8')) ?? []
  if (code === undefined) throw new Error(`docs/api.md has no example in ${language}`)
  return code
}
