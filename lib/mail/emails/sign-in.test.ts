import { expect, test } from 'vitest'
import { signInEmail } from './sign-in'

const words = {
  language: 'en-GB' as const,
  subject: 'Your sign-in link',
  greeting: 'Here is your link.',
  button: 'Open the sign-in page',
  lifetime: 'It works once, within ten minutes.',
  otherwise: 'Or open the link:',
  notYou: 'Was it not you? Then do nothing.',
}
const brand = { name: 'أكمي', colors: null, address: null }
const link = 'https://pay.example.com/sign-in/confirm#token=abc&email=ana%40example.com'

test('says the same in text and HTML', () => {
  const { text, html } = signInEmail('ana@example.com', { link, code: '012345' }, words, brand)
  for (const sentence of [words.greeting, words.otherwise, words.lifetime, words.notYou]) {
    expect(text).toContain(sentence)
    expect(html).toContain(sentence)
  }
  expect(text.split('\n')).toEqual(expect.arrayContaining(['012345', link]))
  expect(html).toMatch(/<p [^>]*>012345<\/p>/)
  expect(html).toContain(`href="${link.replace('&', '&amp;')}"`)
})

test('keeps the code out of the subject', () => {
  const { subject } = signInEmail('ana@example.com', { link, code: '012345' }, words, brand)
  expect(subject).toBe(words.subject)
})

test('loads nothing from anywhere when opened', () => {
  const { html } = signInEmail('ana@example.com', { link, code: '012345' }, words, brand)
  expect(html).not.toMatch(/<(img|link|script|iframe)\b|url\(|@import|\ssrc=/i)
})

test('bears a name in its own direction, with buttons in ink for a platform without a color', () => {
  const { html } = signInEmail('ana@example.com', { link, code: '012345' }, words, brand)
  expect(html).toContain('<bdi>أكمي</bdi>')
  expect(html).toContain('background:#1b1d1b;color:#ffffff')
  expect(html).toContain('.button { background: #eceeea !important; color: #131513 !important }')
})

test('lets no word, no name and no link break its markup', () => {
  const { html } = signInEmail(
    'ana@example.com',
    { link: 'https://a.example/"><b>', code: '<b>' },
    { ...words, greeting: '<i>& "hi"</i>' },
    { ...brand, name: '<b>' },
  )
  expect(html).not.toContain('<b>')
  expect(html).toContain('&lt;i&gt;&amp; &quot;hi&quot;&lt;/i&gt;')
})
