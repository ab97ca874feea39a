import { findPlatform } from '../find-platform'
import { patienceOf } from '../patience'
import type { DriftRecord, GoneAccount, HealthStore, Listed, OrphanRecord, Unconfirmed } from './health-store'
import type { HealthDoors } from './self-check'

/** Where to read on in each list; null: from its beginning. */
export type HealthPlaces = Record<keyof HealthLists, string | null>

/** Who and what stands behind the counts, a page of each. */
export interface HealthLists {
  unconfirmed: Listed<Unconfirmed>
  drifts: Listed<DriftRecord>
  orphans: Listed<OrphanRecord>
  gone: Listed<GoneAccount>
}

type Doors = Pick<HealthDoors, 'provider' | 'clock' | 'log'> & { store: HealthStore }

const rowsOnAPage = 20

export async function healthLists(doors: Doors, places: HealthPlaces): Promise<HealthLists> {
  const { store } = doors
  const platform = await findPlatform(doors, patienceOf('person', doors.clock))
  const [unconfirmed, drifts, orphans, gone] = await Promise.all([
    store.unconfirmed(platform, places.unconfirmed, rowsOnAPage),
    store.drifts(places.drifts, rowsOnAPage),
    store.orphans(platform, places.orphans, rowsOnAPage),
    store.goneAccounts(platform, places.gone, rowsOnAPage),
  ])
  return { unconfirmed, drifts, orphans, gone }
}
