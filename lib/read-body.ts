import { Readable } from 'node:stream'

export type Body = { kind: 'read'; bytes: Uint8Array } | { kind: 'too-large' } | { kind: 'cut-off' }

/** @param promised its Content-Length */
export async function readBody(
  chunks: AsyncIterable<Uint8Array> | null,
  promised: string | null | undefined,
  cap: number,
): Promise<Body> {
  if (Number(promised ?? 0) > cap) return { kind: 'too-large' }
  const parts = new Parts(cap)
  if (chunks instanceof Readable) return readStream(chunks, parts)
  try {
    for await (const part of chunks ?? []) if (!parts.take(part)) return { kind: 'too-large' }
  } catch {
    return { kind: 'cut-off' }
  }
  return parts.whole()
}

function readStream(stream: Readable, parts: Parts): Promise<Body> {
  return new Promise((resolve) => {
    const cutOff = () => resolve({ kind: 'cut-off' })
    stream.on('data', (part) => parts.take(part) || resolve({ kind: 'too-large' }))
    stream
      .on('end', () => resolve(parts.whole()))
      .on('error', cutOff)
      .on('close', cutOff)
  })
}

class Parts {
  private parts: Uint8Array[] = []
  private length = 0

  constructor(private readonly cap: number) {}

  take(part: Uint8Array): boolean {
    this.length += part.byteLength
    if (this.length <= this.cap) this.parts.push(part)
    else this.parts = []
    return this.length <= this.cap
  }

  whole(): Body {
    const [first, second] = this.parts
    const bytes = first !== undefined && second === undefined ? first : Buffer.concat(this.parts)
    return this.length <= this.cap ? { kind: 'read', bytes } : { kind: 'too-large' }
  }
}
