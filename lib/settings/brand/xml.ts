export interface Tag {
  name: string
  attributes: [name: string, value: string][]
}

export type Parsed =
  | { kind: 'parsed'; tags: Tag[]; styles: string[] }
  | { kind: 'cut-off' }
  | { kind: 'malformed'; line: number }

/** Strict, for the XML of drawings: no DOCTYPE, no processing instruction, no entity but XML's five and numbers. */
export function parseXml(text: string): Parsed {
  const tags: Tag[] = []
  const styles: string[] = []
  const open: string[] = []
  const rest = text.replace(/^\ufeff/, '')
  let at = /^<\?xml\s[^<>]*\?>/.exec(rest)?.[0].length ?? 0
  while (at < rest.length) {
    token.lastIndex = at
    const found = token.exec(rest)
    if (found === null) return rest.includes('>', at) ? malformed() : { kind: 'cut-off' }
    const { ends, starts, given = '', empty, words, data } = found.groups ?? {}
    if (ends !== undefined && open.pop() !== ends) return malformed()
    if (starts !== undefined) {
      const attributes = toAttributes(given)
      const isSecondRoot = open.length === 0 && tags.length > 0
      if (attributes === null || isSecondRoot) return malformed()
      tags.push({ name: starts, attributes })
      if (empty === '') open.push(starts)
    }
    const content = data ?? (words === undefined ? undefined : decode(words))
    if (content === null) return malformed()
    if (content !== undefined && open.length === 0 && content.trim() !== '') return malformed()
    if (content !== undefined && open.at(-1)?.replace(/^.*:/, '') === 'style') styles.push(content)
    at = token.lastIndex
  }
  return open.length > 0 ? { kind: 'cut-off' } : { kind: 'parsed', tags, styles }

  function malformed(): Parsed {
    return { kind: 'malformed', line: rest.slice(0, at).split('\n').length }
  }
}

const name = String.raw`[\p{L}_][\p{L}\p{N}\p{M}_.:·-]*`
const attribute = String.raw`\s+(${name})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`
const token = new RegExp(
  [
    `<!--(?:(?!--)[^])*-->`,
    String.raw`<!\[CDATA\[(?<data>(?:(?!\]\]>)[^])*)\]\]>`,
    String.raw`</(?<ends>${name})\s*>`,
    String.raw`<(?<starts>${name})(?<given>(?:\s+${name}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>/?)>`,
    `(?<words>[^<]+)`,
  ].join('|'),
  'yu',
)

/** null where a name comes twice or an entity is unknown. */
function toAttributes(given: string): Tag['attributes'] | null {
  const found = new Map<string, string>()
  for (const [, key = '', double, single = ''] of given.matchAll(new RegExp(attribute, 'gu'))) {
    const value = decode(double ?? single)
    if (value === null || found.has(key)) return null
    found.set(key, value)
  }
  return [...found]
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string | null {
  let isKnown = !/&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i.test(text)
  const decoded = text.replace(/&(#x?)?(\w+);/gi, (_, number: string | undefined, code: string) => {
    if (number === undefined) return named[code] ?? ''
    const point = Number.parseInt(code, number === '#' ? 10 : 16)
    if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point)
    isKnown = false
    return ''
  })
  return isKnown ? decoded : null
}
