import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import providerWords from '../lib/stripe/words/en.json'
import words from '../lib/words/en.json'
import { type Locale, locales } from '../lib/words/locale'
import { speak } from '../lib/words/speak'
import { outsideSentences, toPseudoLanguage } from '../tools/testing/pseudo-language'
import { everyEmail, now } from './testing/every-email'

/** The sources of our words, with one file and one line more. */
let folder: string
let added: { words: typeof import('../lib/words/speak'); locale: typeof import('../lib/words/locale') }

beforeAll(async () => {
  const parent = process.env.TEST_FOLDER ?? resolve('.data')
  mkdirSync(parent, { recursive: true })
  folder = mkdtempSync(join(parent, 'words-'))
  cpSync('lib/words', folder, { recursive: true })
  const catalogue = toPseudoLanguage({ ...words, provider: providerWords })
  writeFileSync(join(folder, 'languages', 'qps.json'), JSON.stringify(catalogue))
  appendFileSync(join(folder, 'languages', 'translations.ts'), `export { default as qps } from './qps.json'\n`)
  added = { words: await import(join(folder, 'speak.ts')), locale: await import(join(folder, 'locale.ts')) }
})
afterAll(() => rmSync(folder, { recursive: true }))

test('offers a language that was added by one file and one line', () => {
  const { locales: offered, findLocale, isLocale } = added.locale
  expect(offered).toEqual([...locales, 'qps'])
  expect(isLocale('qps')).toBe(true)
  expect(findLocale('qps-PLOC, en;q=0.9')).toBe('qps')
})

test('says every email in the added language, and nothing in another', () => {
  const speech = added.words.speak(providerWords, now, 'UTC', 'qps' as Locale)
  const emails = everyEmail(speech)
  expect(emails.length).toBeGreaterThan(30)
  for (const { subject, text, html } of emails) {
    expect(html).toContain('<html lang="qps">')
    expect(left(subject)).toEqual([])
    expect(left(text), text).toEqual([])
    expect(left(shownIn(html)), html).toEqual([])
  }
})

test.each(locales)('says every email in %s, with a whole sentence in each place', (locale) => {
  const speech = speak(providerWords, now, 'Europe/Paris', locale)
  for (const { subject, text, html } of everyEmail(speech)) {
    expect(html).toContain(`<html lang="${locale}">`)
    expect(subject.length).toBeLessThanOrEqual(90)
    expect(`${subject}\n${text}`).not.toMatch(/[{}]|undefined|null/)
    if (!locale.startsWith('en')) expect(text.replace(addresses, '')).not.toMatch(/\b(the|your|you|payouts|because)\b/)
  }
})

/** Words that came from no catalogue. */
function left(text: string): string[] {
  return (
    outsideSentences(text.replace(addresses, '').replace(/&(?:[a-z]+|#\d+);/g, ''))
      .match(/\p{L}{2,}/gu)
      ?.filter(isWord) ?? []
  )
}

const addresses = /https:[^\s<"]+|[\w.]+@[\w.]+/g

/** The platform and its address, the coach, the message, the account and the country are data. */
const isWord = (word: string) => !data.has(word)
const data = new Set(
  ['Acme Coaching', 'Main Street Springfield IL', 'Ana Ruiz', 'نور الهدى', 'acct example', 'Spain']
    .concat('Why am I paused I sent everything last week')
    .flatMap((names) => names.split(' ')),
)

const shownIn = (html: string) => html.replace(/<style>.*?<\/style>|<[^>]*>/gs, ' ')
