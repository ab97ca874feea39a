import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface Entry {
  name: string
  content: Iterable<string> | AsyncIterable<string>
}

interface Written {
  name: Buffer
  at: number
  crc: number
  packed: number
  size: number
}

/**
 * A ZIP archive written as it is sent: sizes follow each file, the directory comes last.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. No ZIP64, so files stay below 4 GB.
 */
export async function* toZip(entries: Iterable<Entry> | AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  for await (const { name, content } of entries) {
    const entry: Written = { name: Buffer.from(name), at, crc: 0, packed: 0, size: 0 }
    const head = Buffer.concat([header(0x04034b50, [u16(20), ...facts(entry)]), entry.name])
    yield head
    for await (const chunk of packed(content, entry)) {
      entry.packed += chunk.length
      yield chunk
    }
    const tail = header(0x08074b50, sums(entry))
    yield tail
    at += head.length + entry.packed + tail.length
    written.push(entry)
  }
  const list = Buffer.concat(written.flatMap((entry) => [listed(entry), entry.name]))
  yield list
  const count = u16(written.length)
  yield header(0x06054b50, [u16(0), u16(0), count, count, u32(list.length), u32(at), u16(0)])
}

/** Reads content only as fast as packed bytes are taken, and ends it when the reader leaves. */
function packed(content: Entry['content'], entry: Written): AsyncIterable<Buffer> {
  const deflate = createDeflateRaw()
  // Either end's failure destroys the other; the reader gets the error.
  pipeline(Readable.from(counted(content, entry)), deflate, () => {})
  return deflate
}

async function* counted(content: Entry['content'], entry: Written): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text)
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    yield bytes
  }
}

/** Deflated, UTF-8 name, sizes after the data, dated to the format's first day. */
function facts(entry: Written): Buffer[] {
  return [u16(0x0808), u16(8), u16(0), u16(0x21), ...sums(entry), u16(entry.name.length), u16(0)]
}

const sums = ({ crc, packed, size }: Written) => [u32(crc), u32(packed), u32(size)]

function listed(entry: Written): Buffer {
  return header(0x02014b50, [u16(20), u16(20), ...facts(entry), u16(0), u16(0), u16(0), u32(0), u32(entry.at)])
}

const header = (signature: number, fields: Buffer[]) => Buffer.concat([u32(signature), ...fields])

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
