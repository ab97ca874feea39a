import { expect, test } from 'vitest'
import { toProposedCountry } from './proposed-country'

test.each([
  ['de-AT', 'AT'],
  ['de-at,de;q=0.9', 'AT'],
  ['de,de-CH;q=0.9', 'CH'],
  ['en-US;q=0.5, pt-BR;q=0.8', 'BR'],
  ['en-US;q=0,fr-FR;q=0.1', 'FR'],
  ['zh-Hant-TW', 'TW'],
  ['ca-ES-valencia', 'ES'],
  ['es-419,es-MX;q=0.9,en-US;q=0.8', 'MX'],
  ['en-US;q=0.5,de;q=0.9,de-LI;q=0.4', 'LI'],
])('proposes from %s the country %s', (accepted, country) => expect(toProposedCountry(accepted)).toBe(country))

test.each([null, '', '*', 'de', 'en,fr;q=0.5', 'es-419', 'de-AT;q=0', 'de-AT;q=x', '<script>', 'de-AT-'.repeat(1000)])(
  'proposes no country from %j',
  (accepted) => expect(toProposedCountry(accepted)).toBeNull(),
)

test.each([
  'de,en-US;q=0.7,en;q=0.3',
  'fr,en-US;q=0.5',
  'de-1996,en-GB;q=0.5',
  'en-US;q=0.4,de',
  'zh-Hant,en-US;q=0.9',
])('proposes no country of a language that is not the first: %s', (accepted) =>
  expect(toProposedCountry(accepted)).toBeNull(),
)
