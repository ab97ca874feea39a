import { expect, test } from 'vitest'
import { signInLetter } from './sign-in'

const words = {
  subject: 'Your sign-in link',
  greeting: 'Here is your link.',
  button: 'Open the sign-in page',
  lifetime: 'It works once, within ten minutes.',
  notYou: 'Was it not you? Then do nothing.',
}
const link = 'https://pay.example.com/sign-in/confirm?token=abc&email=ana%40example.com'

test('the letter says the same in text and in HTML', () => {
  const { text, html } = signInLetter('ana@example.com', link, words)
  for (const sentence of [words.greeting, words.lifetime, words.notYou]) {
    expect(text).toContain(sentence)
    expect(html).toContain(sentence)
  }
  expect(text.split('\n')).toContain(link)
  expect(html).toContain(`href="${link.replace('&', '&amp;')}"`)
})

test('opening the letter loads nothing from anywhere', () => {
  const { html } = signInLetter('ana@example.com', link, words)
  expect(html).not.toMatch(/<(img|link|script|iframe|style)\b|url\(|@import|\ssrc=/i)
})

test('no word and no link can break out of the markup', () => {
  const { html } = signInLetter('ana@example.com', 'https://a.example/"><b>', { ...words, greeting: '<i>& "hi"</i>' })
  expect(html).not.toContain('<b>')
  expect(html).toContain('&lt;i&gt;&amp; &quot;hi&quot;&lt;/i&gt;')
})
