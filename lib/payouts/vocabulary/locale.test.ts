import { expect, test } from 'vitest'
import { fallbackLocale, locales, toLocale, toWanted } from './locale'

const among = ['en', 'de', 'pt'] as const

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE-at', 'de'],
  ['fr, de;q=0.8, en;q=0.9', 'en'],
  ['fr;q=1, pt-BR;q=0.7, de;q=0.7', 'pt'],
  ['en;q=0, de;q=0.1', 'de'],
  ['en-US,en;q=0.9,de;q=0.8', 'en'],
])('reads %s as %s', (accepted, locale) => expect(toWanted(accepted, among)).toBe(locale))

test.each([null, '', '*', 'fr', 'de;q=0', 'de;q=2', 'de;q=x', '<script>', 'de'.repeat(1000)])(
  'finds no wanted language in %j',
  (accepted) => expect(toWanted(accepted, among)).toBeNull(),
)

test('falls back for a reader of no language of ours', () => expect(toLocale('x-klingon')).toBe(fallbackLocale))

test('uses our languages where no others are named', () => {
  for (const locale of locales) expect(toLocale(locale)).toBe(locale)
  expect(locales).toContain(fallbackLocale)
})
