import type { HealthStore } from '@/lib/payouts/health/health-store'
import type { Database } from './database'
import { readHealthFacts } from './health-facts'
import { readDrifts, readGone, readOrphans, readUnconfirmed } from './health-lists'

/** What tells how the house does; every question is served by an index, however many accounts there are. */
export function createHealthStore({ pool }: Pick<Database, 'pool'>): HealthStore {
  return {
    healthFacts: (platform, most) => readHealthFacts(pool, platform, most),
    unconfirmed: (platform, cursor, size) => readUnconfirmed(pool, platform, { cursor, size }),
    drifts: (cursor, size) => readDrifts(pool, { cursor, size }),
    orphans: (platform, cursor, size) => readOrphans(pool, platform, { cursor, size }),
    goneAccounts: (platform, cursor, size) => readGone(pool, platform, { cursor, size }),
  }
}
