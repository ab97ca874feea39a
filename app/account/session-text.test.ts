import { expect, test } from 'vitest'
import { toMessages } from '@/lib/words/catalogue'
import type { Locale } from '@/lib/words/locale'
import { createTongue, voiceOf } from '@/lib/words/tongues'
import { toSessionText } from './session-text'
import { toAccountWords } from './words'

const now = new Date('2026-11-23T12:00:00Z')
const session = {
  ...{ id: 'session-1', browser: 'Firefox', system: 'Windows', isThis: false },
  ...{ begunAt: now, usedOn: new Date('2026-11-20T00:00:00Z'), expires: now },
}

test.each([
  ['en-GB', 'Firefox on Windows', 'Last used on Fri 20 November', 'Last used today'],
  ['de', 'Firefox auf Windows', 'Zuletzt benutzt: Fr., 20. November', 'Zuletzt benutzt: heute'],
  [
    'fr',
    'Firefox sur Windows',
    'Dernière utilisation\u00a0: ven. 20 novembre',
    'Dernière utilisation\u00a0: aujourd’hui',
  ],
  ['es', 'Firefox en Windows', 'Último uso: vie, 20 de noviembre', 'Último uso: hoy'],
] as const)('names browser, system and last use in %s', (language, name, used, usedToday) => {
  const words = wordsIn(language)
  expect(toSessionText(session, words)).toMatchObject({ name, isNamed: true, used })
  expect(toSessionText({ ...session, usedOn: new Date('2026-11-23T00:00:00Z') }, words).used).toBe(usedToday)
})

test('says of this browser that it is this one, and no last use', () => {
  expect(toSessionText({ ...session, isThis: true }, wordsIn('en-GB'))).toMatchObject({
    ...{ name: 'Firefox on Windows', isNamed: true, isThis: true, used: null },
  })
})

test.each([
  [{ system: null }, 'Firefox', true],
  [{ browser: null }, 'Windows', true],
  [{ browser: null, system: null }, 'Another browser', false],
  [{ browser: null, system: null, isThis: true }, 'This browser', false],
])('calls a session with %o %s', (change, name, isNamed) => {
  expect(toSessionText({ ...session, ...change }, wordsIn('en-GB'))).toMatchObject({ name, isNamed })
})

function wordsIn(locale: Locale) {
  const fail = (error: Error): never => {
    throw error
  }
  return toAccountWords(
    voiceOf(createTongue({ locale, timeZone: 'UTC' }, toMessages({}, locale), fail), 'account', now),
  )
}
