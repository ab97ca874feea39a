import { expect, test } from 'vitest'
import { sayCity } from '@/lib/words/say-city'
import { toZoneChoices } from './zone-choices'

test.each(['en-GB', 'de', 'es', 'fr'])('offers every zone of a region once, in the order of %s', (locale) => {
  const { compare } = new Intl.Collator(locale)
  const { groups } = toZoneChoices(null, {
    t: ((key: string) => key) as never,
    zoneName: (zone) => zone,
    city: (zone) => sayCity(zone, locale),
    compare,
  })
  expect(groups.map(({ label }) => label)).toContain('zone.regions.Europe')
  for (const { options } of groups) {
    const labels = options.map(({ label }) => label)
    expect(labels).toEqual(labels.toSorted(compare))
    expect(new Set(labels).size).toBe(labels.length)
  }
  expect(groups.flatMap(({ options }) => options).length).toBeGreaterThan(380)
})
