import { findPlatform } from '../accounts/find-platform'
import type {
  ConflictRecord,
  DriftRecord,
  GoneAccount,
  HealthStore,
  Listed,
  OrphanRecord,
  UncheckedPayment,
  Unconfirmed,
} from '../ports/health-store'
import type { HealthPorts } from './self-check'

export type HealthCursors = Record<keyof HealthLists, string | null>

export interface HealthLists {
  unconfirmed: Listed<Unconfirmed>
  unchecked: Listed<UncheckedPayment>
  drifts: Listed<DriftRecord>
  orphans: Listed<OrphanRecord>
  conflicts: Listed<ConflictRecord>
  gone: Listed<GoneAccount>
}

type Ports = Pick<HealthPorts, 'provider' | 'log'> & { store: { health: HealthStore } }

const rowsOnAPage = 20

export async function healthLists(ports: Ports, cursors: HealthCursors): Promise<HealthLists> {
  const { store } = ports
  const platform = await findPlatform(ports)
  const [unconfirmed, unchecked, drifts, orphans, conflicts, gone] = await Promise.all([
    store.health.unconfirmed(platform, cursors.unconfirmed, rowsOnAPage),
    store.health.unchecked(platform, cursors.unchecked, rowsOnAPage),
    store.health.drifts(cursors.drifts, rowsOnAPage),
    store.health.orphans(platform, cursors.orphans, rowsOnAPage),
    store.health.conflicts(platform, cursors.conflicts, rowsOnAPage),
    store.health.goneAccounts(platform, cursors.gone, rowsOnAPage),
  ])
  return { unconfirmed, unchecked, drifts, orphans, conflicts, gone }
}
