import { expect, test } from 'vitest'
import { accountEmail } from './account'

const words = { language: 'en-GB' as const, subject: 'S', says: 'Enter <this>:', ends: ['It works once.', 'Not you?'] }
const brand = { name: 'Acme', colors: null, address: null }

test('says the same in text and HTML, with the code on its own line, and links nowhere', () => {
  const { text, html } = accountEmail('ana@example.com', '012345', words, brand)
  expect(text).toBe('Enter <this>:\n\n012345\n\nIt works once.\nNot you?\n')
  for (const part of ['Enter &lt;this&gt;:', '>012345</p>', 'It works once.', 'Not you?']) expect(html).toContain(part)
  expect(html).not.toMatch(/<a\b|<img|src=/)
})

test('needs no code', () => {
  expect(accountEmail('ana@example.com', null, words, brand).text).toBe('Enter <this>:\n\nIt works once.\nNot you?\n')
})
