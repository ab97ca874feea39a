import { readFileSync } from 'node:fs'

export type Language = 'sh' | 'ts' | 'js' | 'python'

/** A document's examples in a language, in order. */
export function examplesIn(file: string, language: Language): string[] {
  const fences = readFileSync(file, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))
  const examples = [...fences].map(([, code = '']) => code)
  if (examples.length === 0) throw new Error(`${file} has no example in ${language}`)
  return examples
}
