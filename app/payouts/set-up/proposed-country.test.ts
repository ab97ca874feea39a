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
])('proposes from %s the country %s', (accepted, country) => expect(toProposedCountry(accepted)).toBe(country))

test.each([null, '', '*', 'de', 'en,fr;q=0.5', 'es-419', 'de-AT;q=0', 'de-AT;q=x', '<script>', 'de-AT-'.repeat(1000)])(
  'proposes no country from %j',
  (accepted) => expect(toProposedCountry(accepted)).toBeNull(),
)
