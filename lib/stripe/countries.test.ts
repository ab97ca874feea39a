import { expect, test } from 'vitest'
import { offeredCountries } from './countries'

test('a platform in the United States offers its own region and no other', () => {
  const offered = offeredCountries('US')
  expect(offered).toEqual(expect.arrayContaining(['US', 'CA', 'GB', 'CH', 'DE']))
  expect(offered).not.toContain('AU')
})

test('a platform elsewhere offers its own country only', () => {
  expect(offeredCountries('AU')).toEqual(['AU'])
})

test('the configured list is cut to what can be paid', () => {
  expect(offeredCountries('DE', ['DE', 'AU', 'XX', 'FR'])).toEqual(['DE', 'FR'])
})
