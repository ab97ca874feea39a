import { expect, test } from 'vitest'
import { signInEmail } from './sign-in'

const words = {
  language: 'en' as const,
  subject: 'Your sign-in link',
  greeting: 'Here is your link.',
  button: 'Open the sign-in page',
  lifetime: 'It works once, within ten minutes.',
  code: 'The code:',
  notYou: 'Was it not you? Then do nothing.',
}
const link = 'https://pay.example.com/sign-in/confirm#token=abc&email=ana%40example.com'

test('says the same in text and HTML', () => {
  const { text, html } = signInEmail('ana@example.com', { link, code: 'abc' }, words)
  for (const sentence of [words.greeting, words.lifetime, words.notYou, 'The code: abc']) {
    expect(text).toContain(sentence)
    expect(html).toContain(sentence)
  }
  expect(text.split('\n')).toContain(link)
  expect(html).toContain(`href="${link.replace('&', '&amp;')}"`)
})

test('loads nothing from anywhere when opened', () => {
  const { html } = signInEmail('ana@example.com', { link, code: 'abc' }, words)
  expect(html).not.toMatch(/<(img|link|script|iframe|style)\b|url\(|@import|\ssrc=/i)
})

test('lets no word and no link break its markup', () => {
  const { html } = signInEmail(
    'ana@example.com',
    { link: 'https://a.example/"><b>', code: '<b>' },
    { ...words, greeting: '<i>& "hi"</i>' },
  )
  expect(html).not.toContain('<b>')
  expect(html).toContain('&lt;i&gt;&amp; &quot;hi&quot;&lt;/i&gt;')
})
