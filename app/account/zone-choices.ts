import type { SelectGroup, SelectOption } from '@/components/ui/select'
import { toZone } from '@/lib/words/zone'
import type { accountWords } from './words'

export interface ZoneChoices {
  options: SelectOption[]
  groups: SelectGroup[]
}

/** @param browserZone null before a script told it */
export function toZoneChoices(
  browserZone: string | null,
  { t, zoneName }: Pick<Awaited<ReturnType<typeof accountWords>>, 't' | 'zoneName'>,
): ZoneChoices {
  const label = browserZone === null ? t('zone.automatic') : t('zone.automaticNow', { zone: zoneName(browserZone) })
  const groups = new Map<string, SelectOption[]>()
  for (const zone of zones) {
    const [region = '', ...place] = zone.split('/')
    const options = groups.get(region) ?? []
    groups.set(region, [...options, { value: zone, label: place.join(', ').replaceAll('_', ' ') }])
  }
  return {
    options: [{ value: '', label }],
    groups: regions.map((region) => ({ label: t(`zone.regions.${region}`), options: groups.get(region) ?? [] })),
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
