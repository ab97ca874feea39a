/** What came of reading a request's body under a cap. */
export type Body = { kind: 'read'; bytes: Uint8Array } | { kind: 'too-large' }

/** Reads the body as it was sent and gives up beyond `cap` bytes, whatever the sender promised about its length. */
export async function readBody(request: Request, cap: number): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > cap) return { kind: 'too-large' }
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
