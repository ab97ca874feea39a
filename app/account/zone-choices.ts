import type { SelectGroup, SelectOption } from '@/components/ui/select'
import { toZone } from '@/lib/words/zone'
import type { AccountWords } from './words'

export interface ZoneChoices {
  options: SelectOption[]
  groups: SelectGroup[]
}

/** @param browserZone null before a script told it */
export function toZoneChoices(
  browserZone: string | null,
  { t, zoneName, city, compare }: Pick<AccountWords, 't' | 'zoneName' | 'city' | 'compare'>,
): ZoneChoices {
  const label = browserZone === null ? t('zone.automatic') : t('zone.automaticNow', { zone: zoneName(browserZone) })
  const cities = zones
    .map((zone) => ({ zone, city: city(zone) }))
    .toSorted((one, other) => compare(one.city.name, other.city.name))
  return {
    options: [{ value: '', label }],
    groups: regions.map((region) => ({
      label: t(`zone.regions.${region}`),
      options: cities
        .filter(({ zone }) => zone.startsWith(`${region}/`))
        .map(({ zone, city: { name, lang } }) => ({ value: zone, label: name, lang })),
    })),
  }
}

const regions = [
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
] as const

/** A region and a place; others are only known by an abbreviation. */
const zones = Intl.supportedValuesOf('timeZone').filter(
  (zone) => regions.some((region) => zone.startsWith(`${region}/`)) && toZone(zone) !== null,
)
