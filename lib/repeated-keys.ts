/** Nothing deeper is read. */
const deepest = 3

const quote = 0x22
const backslash = 0x5c
const colon = 0x3a
const brackets = { open: 0x5b, close: 0x5d }
const braces = { open: 0x7b, close: 0x7d }

/** Parsers differ on which duplicate key wins. Takes valid JSON. */
export function repeatsKey(text: string): boolean {
  const keys: Set<string>[] = []
  let last = ''
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      const end = endOfString(text, at)
      if (keys.length <= deepest) last = text.slice(at, end + 1)
      at = end
    } else if (code === braces.open || code === brackets.open) keys.push(new Set())
    else if (code === braces.close || code === brackets.close) keys.pop()
    else if (code === colon && keys.length <= deepest) {
      const key: string = JSON.parse(last)
      if (keys.at(-1)?.has(key)) return true
      keys.at(-1)?.add(key)
    }
  }
  return false
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
  return at
}
