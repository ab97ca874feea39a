import { expect, test } from 'vitest'
import { decodeFile } from './decode-file'

const text = 'email;name\r\nana@example.com;Ana Muñoz\r\n'
const utf16 = Buffer.from(text, 'utf16le')

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 of the other order', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', utf16],
  ['UTF-16 of the other order without a mark', Buffer.from(utf16).swap16()],
  ['Windows-1252', Buffer.from(text, 'latin1')],
])('reads a list in %s', (_name, bytes) => {
  expect(decodeFile(bytes)).toBe(text)
})

test('takes no file that is not text', () => {
  expect(decodeFile(Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0'))).toBeNull()
  expect(decodeFile(new Uint8Array())).toBe('')
})
