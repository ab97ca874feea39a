import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import data from '../data/countries.json'
import { offerOf } from './countries'

const offered = (platform: string, configured?: string[]) => offerOf(platform, configured).countries

/**
 * https://european-union.europa.eu/principles-countries-history/eu-countries_en, and Iceland, Liechtenstein, Norway.
 */
const eea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

describe('A platform offers', () => {
  test.each(['US', 'GB', 'CA', 'CH', 'DE', 'HR'])(
    'from %s every country of the regions that pay each other',
    (from) => {
      expect(offered(from).sort()).toEqual([...eea, 'US', 'GB', 'CA', 'CH'].sort())
    },
  )
  test.each(['AU', 'BR', 'JP', 'MX'])('from %s its own country only', (from) => {
    expect(offerOf(from)).toEqual({ countries: [from], beyond: [], fault: null, doubt: null })
  })
  test.each(data.platformsOnRequest)('from %s its own country only, and says that Stripe has to be asked', (from) => {
    expect(offerOf(from)).toMatchObject({ countries: [from], fault: null, doubt: expect.stringContaining(from) })
  })
  test.each(data.platforms)('something from %s, where Stripe lets platforms open accounts', (from) => {
    expect(offered(from)).toContain(from)
  })
  test('the configured countries, and says which cannot be paid', () => {
    const offer = { countries: ['DE', 'FR'], beyond: ['AU', 'XX'], fault: null, doubt: null }
    expect(offerOf('DE', ['DE', 'AU', 'XX', 'FR'])).toEqual(offer)
  })
})

describe('Where nothing can be offered, the fault names', () => {
  test.each(['UA', 'XK', 'AQ', 'IN', 'ID', 'MY', 'GI'])('the platform country %s', (from) => {
    expect(offerOf(from)).toMatchObject({ countries: [], fault: expect.stringContaining(`PLATFORM_COUNTRY ${from}`) })
  })
  test.each(['IS', 'LI', 'ZA', 'NG', 'PH', 'VN'])(
    'the platform country %s, where Stripe lists accounts and no platforms, unless countries are configured',
    (from) => {
      const platform = expect.stringMatching(new RegExp(`^PLATFORM_COUNTRY ${from}: .*PAYOUT_COUNTRIES$`))
      expect(offerOf(from)).toEqual({ countries: [], beyond: [], fault: platform, doubt: null })
      const agreed = offerOf(from, [from])
      expect(agreed).toEqual({ countries: [from], beyond: [], fault: null, doubt: expect.stringContaining(from) })
    },
  )
  test('the configured countries, and which could be', () => {
    const { countries, fault } = offerOf('US', ['AU', 'JP'])
    expect(countries).toEqual([])
    expect(fault).toMatch(/^PAYOUT_COUNTRIES AU,JP: .*HR/)
  })
  test('the configured countries even when only the platform’s own would be possible', () => {
    expect(offerOf('AU', ['US']).fault).toMatch(/^PAYOUT_COUNTRIES US: .*it may pay AU /)
  })
})

describe('The list', () => {
  const listed = Object.entries(data.countries)
  test('says where and when it was read', () => {
    for (const source of Object.values(data.sources)) expect(source).toMatch(/^https:\/\/docs\.stripe\.com\//)
    expect(data.comparedOn).toMatch(/^20\d\d-[01]\d-[0-3]\d$/)
    expect(new Date(data.comparedOn).getTime()).toBeLessThan(Date.now())
  })
  test('names another page of Stripe’s for what its list of Express accounts lacks', () => {
    const codes = listed.map(([code]) => code)
    for (const [code, source] of Object.entries(data.beyondTheList)) {
      expect(codes).toContain(code)
      expect(Object.keys(data.sources)).toContain(source)
    }
    expect(data.platforms.filter((code) => !codes.includes(code))).toEqual([])
  })
  test('holds existing countries and currencies, in order, each once', () => {
    const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
    const codes = listed.map(([code]) => code)
    expect(codes).toEqual([...new Set(codes)].sort())
    expect(codes.filter((code) => regions.of(code) === undefined)).toEqual([])
    const currencies = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))
    expect(listed.filter(([, { currency }]) => !currencies.has(currency))).toEqual([])
  })
  test('holds exactly the European Economic Area in one region', () => {
    expect(listed.filter(([, { region }]) => region === 'EEA').map(([code]) => code)).toEqual(eea)
  })
})

test('matches the local Stripe’s countries and currencies', () => {
  expect(JSON.parse(readFileSync('packages/local-stripe/data/express-countries.json', 'utf8'))).toEqual(data.countries)
})
