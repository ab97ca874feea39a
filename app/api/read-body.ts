export type Body =
  | { kind: 'read'; bytes: Uint8Array }
  | { kind: 'too-large' }
  /** The sender hung up and gets no answer. */
  | { kind: 'cut-off' }

/** Reads the raw body, up to `cap` bytes. */
export async function readBody(request: Request, cap: number): Promise<Body> {
  try {
    return await readUnder(request, cap)
  } catch {
    // Only the connection can fail here.
    return { kind: 'cut-off' }
  }
}

async function readUnder(request: Request, cap: number): Promise<Body> {
  const promised = request.headers.get('content-length')
  if (promised === null) return readUnmeasured(request, cap)
  if (Number(promised) > cap) return { kind: 'too-large' }
  // Node takes no more than the announced length: https://nodejs.org/api/http.html
  return { kind: 'read', bytes: Buffer.from(await request.arrayBuffer()) }
}

async function readUnmeasured(request: Request, cap: number): Promise<Body> {
  const reader = request.body?.getReader()
  if (reader === undefined) return { kind: 'read', bytes: new Uint8Array() }
  const chunks: Uint8Array[] = []
  let length = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength
    if (length > cap) {
      await reader.cancel()
      return { kind: 'too-large' }
    }
    chunks.push(part.value)
  }
  return { kind: 'read', bytes: Buffer.concat(chunks) }
}
