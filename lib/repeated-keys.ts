/** Nothing deeper is read. */
const deepest = 3

const quote = 0x22
const colon = 0x3a
const backslash = 0x5c
const brackets = { open: 0x5b, close: 0x5d }
const braces = { open: 0x7b, close: 0x7d }

/** Parsers differ on which key wins: then the JSON has more colons than its parsed value has keys. */
export function repeatsKey(json: Uint8Array, value: unknown): boolean {
  return countColons(json) > countKeys(value, deepest)
}

function countColons(json: Uint8Array): number {
  const { length } = json
  let depth = 0
  let colons = 0
  for (let at = 0; at < length; at += 1) {
    const byte = json[at]
    if (byte === quote) at = endOfString(json, at)
    else if (byte === braces.open || byte === brackets.open) depth += 1
    else if (byte === braces.close || byte === brackets.close) depth -= 1
    else if (byte === colon && depth <= deepest) colons += 1
  }
  return colons
}

function endOfString(json: Uint8Array, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1
  return at
}

function countKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth === 0) return 0
  const parts = Object.values(value)
  let keys = Array.isArray(value) ? 0 : parts.length
  for (const part of parts) keys += countKeys(part, depth - 1)
  return keys
}
