import type { HealthStore } from '@/lib/payouts/ports/health-store'
import type { Database } from '../database'
import { readConflicts } from './conflict-list'
import { readHealthFacts } from './health-facts'
import { readDrifts, readGone, readOrphans, readUnchecked, readUnconfirmed } from './health-lists'

/** Every query has an index, however many accounts there are. */
export function createHealthStore({ pool }: Pick<Database, 'pool'>): HealthStore {
  return {
    healthFacts: (platform, most) => readHealthFacts(pool, platform, most),
    unconfirmed: (platform, cursor, size) => readUnconfirmed(pool, platform, { cursor, size }),
    unchecked: (platform, cursor, size) => readUnchecked(pool, platform, { cursor, size }),
    drifts: (cursor, size) => readDrifts(pool, { cursor, size }),
    orphans: (platform, cursor, size) => readOrphans(pool, platform, { cursor, size }),
    conflicts: (platform, cursor, size) => readConflicts(pool, platform, { cursor, size }),
    goneAccounts: (platform, cursor, size) => readGone(pool, platform, { cursor, size }),
  }
}
