/** What a sentence in ICU message format takes: each value once, with its branches, and each tag. */
export interface SentenceShape {
  values: string[]
  tags: string[]
  plurals: { name: string; branches: string[]; showsNumber: boolean }[]
}

export function shapeOf(sentence: string): SentenceShape {
  const shape: SentenceShape = { values: [], tags: [], plurals: [] }
  readText(sentence, shape)
  return { ...shape, values: [...new Set(shape.values)].toSorted(), tags: shape.tags.toSorted() }
}

function readText(text: string, shape: SentenceShape): void {
  for (const [, tag = ''] of outside(text).matchAll(/<(\w+)>/g)) shape.tags.push(tag)
  for (const inner of bracesIn(text)) readValue(inner, shape)
}

function readValue(inner: string, shape: SentenceShape): void {
  const [, name = '', kind = '', rest = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?([\s\S]*))?$/.exec(inner) ?? []
  if (!['plural', 'select', 'selectordinal'].includes(kind)) {
    shape.values.push([name, kind, rest.trim()].filter((part) => part !== '').join(' '))
    return
  }
  const branches = [...outside(rest).matchAll(/(=?\w+)\s*\{\}/g)].map(([, branch = '']) => branch)
  if (kind === 'select') shape.values.push(`${name} select ${branches.toSorted().join(' ')}`)
  else {
    shape.values.push(`${name} ${kind}`)
    shape.plurals.push({ name, branches, showsNumber: rest.includes('#') })
  }
  for (const text of bracesIn(rest)) readText(text, shape)
}

/** What stands in the outermost braces. */
function bracesIn(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{') {
      if (depth === 0) start = index + 1
      depth += 1
    } else {
      depth -= 1
      if (depth === 0) found.push(text.slice(start, index))
    }
  }
  if (depth !== 0) throw new Error(`braces do not match in: ${text}`)
  return found
}

function outside(text: string): string {
  return bracesIn(text).reduce((rest, inner) => rest.replace(`{${inner}}`, '{}'), text)
}
