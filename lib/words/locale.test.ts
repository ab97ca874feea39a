import { expect, test } from 'vitest'
import { fallbackLocale, findLocale, isLocale, localeOfPath, locales, nameOfLocale, toLocale } from './locale'

test.each([
  ['en-US,en;q=0.9', 'en-US'],
  ['EN-us', 'en-US'],
  ['en', 'en-GB'],
  ['en-AU', 'en-GB'],
  ['en-GB-oxendict', 'en-GB'],
  ['sv, en-US;q=0.8, en;q=0.9', 'en-GB'],
  ['sv;q=1, en-US;q=0.7, en-GB;q=0.7', 'en-US'],
  ['en-GB;q=0, en-US;q=0.1', 'en-US'],
  ['sv-SE, *;q=0.5, en;q=0.001', 'en-GB'],
])('reads %s as %s', (accepted, locale) => expect(findLocale(accepted)).toBe(locale))

test.each([
  null,
  '',
  '*',
  'sv',
  'en;q=0',
  'en;q=2',
  'en;q=x',
  'en;q=1.0001',
  'x-klingon',
  'en_US',
  'english',
  '<script>',
  '../en',
  '\u0000en',
  'en'.repeat(5000),
  `${'sv,'.repeat(50)}en`,
])('finds no language of ours in %j', (accepted) => {
  expect(findLocale(accepted)).toBeNull()
  expect(toLocale(accepted)).toBe(fallbackLocale)
})

test('takes each language by its own name, and calls it as its speakers do', () => {
  for (const locale of locales) expect(toLocale(locale)).toBe(locale)
  expect(new Set(locales.map(nameOfLocale)).size).toBe(locales.length)
  expect(nameOfLocale('en-US')).toBe('English (United States)')
})

test.each(['', 'EN-GB', 'xx', 'constructor', '__proto__', 7, null, ['en-GB']])('offers no language %j', (made) => {
  expect(isLocale(made)).toBe(false)
})

test.each(['/admin', '/admin/coaches', '/admin?said=x'])('reads %s in the language of staff', (path) => {
  expect(localeOfPath(path)).toBe(fallbackLocale)
})

test.each(['/', '/administer', '/payouts', '/payouts/admin', '/payouts?next=/admin'])(
  'leaves the language of %s to its reader',
  (path) => {
    expect(localeOfPath(path)).toBeNull()
  },
)
