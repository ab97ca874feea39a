export interface Form {
  action: string
  hidden: [name: string, value: string][]
}

/** The first form with a field of this name. */
export function findForm(html: string, field: string): Form | null {
  for (const [, attributes = '', inside = ''] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    const inputs = [...inside.matchAll(/<input\b([^>]*)>/g)].map(([, each = '']) => readAttributes(each))
    if (!inputs.some(({ name }) => name === field)) continue
    const hidden = inputs.filter(({ type, name }) => type === 'hidden' && name)
    return {
      action: readAttributes(attributes).action ?? '',
      hidden: hidden.map(({ name = '', value = '' }) => [name, value]),
    }
  }
  return null
}

/** The page's alert, without tags. */
export function textOfAlert(html: string): string | null {
  const [, inside] = /<(?:p|div|section)\b[^>]*\brole="alert"[^>]*>([\s\S]*?)<\/(?:p|div|section)>/.exec(html) ?? []
  const text = decode(inside?.replace(/<[^>]*>/g, '') ?? '').trim()
  return text === '' ? null : text
}

export function asText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([^\s=/]+)="([^"]*)"/g)]
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, decode(value)]))
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    return named[name] ?? whole
  })
}
