const deepestRead = 3

const quote = 0x22
const colon = 0x3a
const backslash = 0x5c
// A brace is its bracket with this bit.
const toBrace = 0x20
const open = 0x7b
const close = 0x7d

/** Parsers differ on which key wins: then the JSON has more colons than its parsed value has keys. */
export function repeatsKey(json: Uint8Array, value: unknown): boolean {
  return countColons(json) > countKeys(value, deepestRead)
}

function countColons(json: Uint8Array): number {
  const { length } = json
  let depth = 0
  let colons = 0
  for (let at = 0; at < length; at += 1) {
    const byte = json[at] as number
    if (byte < quote) continue
    if (byte === quote) at = endOfString(json, at)
    else if (byte === colon) colons += depth <= deepestRead ? 1 : 0
    else if ((byte | toBrace) === open) depth += 1
    else if ((byte | toBrace) === close) depth -= 1
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
  let keys = 0
  for (const key in value) keys += countKeys(value[key as never], depth - 1) + (Array.isArray(value) ? 0 : 1)
  return keys
}
