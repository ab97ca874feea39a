/** The text of a file that some spreadsheet wrote, in UTF-8, UTF-16 or Windows-1252. null: no text. */
export function decodeFile(bytes: Uint8Array): string | null {
  const text = decoderOf(bytes).decode(bytes)
  return /[\0\u{fffd}]/u.test(text) ? null : text
}

function decoderOf(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  // Half of UTF-16 is zeros, where the text is mostly Latin.
  if (first !== undefined && first !== 0 && second === 0) return new TextDecoder('utf-16le')
  if (first === 0 && second !== undefined && second !== 0) return new TextDecoder('utf-16be')
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
