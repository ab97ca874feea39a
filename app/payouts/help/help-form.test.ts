import { expect, test } from 'vitest'
import { readHelpForm, toSentMessage } from './help-form'

const id = '0b94c2a6-9a3c-4d0a-9a69-6f1f7a3f6d0e'

test('gives the same text of the same form one id, and anything else another', () => {
  const first = read({ id, text: 'Why?\r\nTell me.' }).request
  expect(first.text).toBe('Why?\nTell me.')
  expect(read({ id, text: ' Why?\nTell me.\n' }).request).toEqual(first)
  expect(toSentMessage(first.id)).toBe(first.id)
  const others: Record<string, string>[] = [
    { id, text: 'Why not?' },
    { id: '1b94c2a6-9a3c-4d0a-9a69-6f1f7a3f6d0e', text: first.text },
    { text: first.text },
    { id: 'mine', text: first.text },
  ]
  expect(new Set([first.id, ...others.map((form) => read(form).request.id)]).size).toBe(5)
})

test('takes 2,000 characters, and says how many a longer text has', () => {
  expect(read({ id, text: '🙂'.repeat(2000) }).fault).toBeNull()
  expect(read({ id, text: `${'a'.repeat(1999)}\r\nbc` })).toMatchObject({ fault: 'tooLong', count: 2002 })
})

test.each([
  ['no text', {}],
  ['an empty text', { text: '' }],
  ['line breaks', { text: ' \r\n\t\n' }],
  ['characters that cannot be seen', { text: '\u200b\u0000\u202e' }],
])('asks for a text where there is only %s', (_, form) => {
  expect(read({ id, ...form }).fault).toBe('empty')
})

test('keeps what was typed, under its id, for the next try', () => {
  const text = '  Why?\u0000  '
  expect(read({ id, text }).values).toEqual({ id, text })
  expect(toSentMessage(read({ id: 'mine', text }).values.id)).not.toBeNull()
})

test('takes nothing but an id for a sent message', () => {
  for (const word of [undefined, '', 'yes', ['a'], `${id}'`]) expect(toSentMessage(word)).toBeNull()
})

function read(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return readHelpForm(form)
}
