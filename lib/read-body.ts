export type Body = { kind: 'read'; bytes: Uint8Array } | { kind: 'too-large' } | { kind: 'cut-off' }

/** @param promised its Content-Length */
export async function readBody(
  chunks: AsyncIterable<Uint8Array> | null,
  promised: string | null | undefined,
  cap: number,
): Promise<Body> {
  if (Number(promised ?? 0) > cap) return { kind: 'too-large' }
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of chunks ?? []) {
      length += part.byteLength
      if (length > cap) return { kind: 'too-large' }
      parts.push(part)
    }
  } catch {
    return { kind: 'cut-off' }
  }
  const [first] = parts
  return { kind: 'read', bytes: first !== undefined && parts.length === 1 ? first : Buffer.concat(parts, length) }
}
