import { expect, test } from 'vitest'
import { cityTables } from './cities/tables'
import { locales } from './locale'
import { sayCity } from './say-city'
import { toZone } from './zone'

const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'))

test.each([
  ['Europe/Vienna', ['Vienna', 'Vienna', 'Wien', 'Viena', 'Vienne']],
  ['Europe/Rome', ['Rome', 'Rome', 'Rom', 'Roma', 'Rome']],
  ['Europe/Zurich', ['Zurich', 'Zurich', 'Zürich', 'Zúrich', 'Zurich']],
  ['Asia/Calcutta', ['Kolkata', 'Kolkata', 'Kalkutta', 'Calcuta', 'Calcutta']],
  [
    'Asia/Saigon',
    ['Ho Chi Minh City', 'Ho Chi Minh City', 'Ho-Chi-Minh-Stadt', 'Ciudad Ho Chi Minh', 'Hô-Chi-Minh-Ville'],
  ],
  ['America/Indiana/Knox', ['Knox, Indiana', 'Knox, Indiana', 'Knox, Indiana', 'Knox, Indiana', 'Knox [Indiana]']],
  ['America/Argentina/Buenos_Aires', Array(5).fill('Buenos Aires')],
])('names the city of %s in each language', (zone, names) => {
  expect(['en-GB', 'en-US', 'de', 'es', 'fr'].map((locale) => sayCity(zone, locale).name)).toEqual(names)
})

test('has no outdated spelling, in no language', () => {
  const said = locales.flatMap((locale) => zones.map((zone) => sayCity(zone, locale).name))
  const outdated = ['Saigon', 'Rangoon', 'Godthab', 'Katmandu', 'Asmera', 'Sao Tome', 'Bogota', 'Ponape', 'Truk']
  expect(said.filter((name) => outdated.includes(name))).toEqual([])
  expect(said.filter((name) => /[_/]/.test(name))).toEqual([])
})

test('knows the cities of every language we speak, and names no zone that does not exist', () => {
  for (const locale of locales) expect(sayCity('Europe/Vienna', locale).lang, locale).toBeUndefined()
  for (const [language, table] of Object.entries(cityTables))
    expect(
      Object.keys(table).filter((zone) => toZone(zone) === null),
      language,
    ).toEqual([])
})

test('marks the names as English for a language that has none yet', () => {
  expect(sayCity('Asia/Calcutta', 'tlh')).toEqual({ name: 'Kolkata', lang: 'en' })
})
