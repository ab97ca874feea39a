import { timings } from '../../lib/composition/timings'
import type { Platform } from '../../lib/payouts/accounts/account'
import type { Asker } from '../../lib/payouts/ports/provider'
import type { Lane } from '../../lib/payouts/vocabulary/lane'
import { createStore } from '../../lib/store/store'
import { createProviderFor } from '../../lib/stripe/provider'
import type { Backend } from '../../tools/testing/backend'

const clock = { now: () => new Date(), ticks: () => performance.now() }

/** The app's parts under a rate limit of at most `most` requests, and the lanes they took. */
export function portsOf(
  backend: Backend,
  { apiBase = backend.settings.STRIPE_API_BASE, most = Number.POSITIVE_INFINITY } = {},
) {
  const turns: Lane[] = []
  const providerFor = createProviderFor({
    secretKey: backend.settings.STRIPE_SECRET_KEY ?? '',
    apiBase,
    platform: { find: () => findPlatform(backend), remember: async () => {} },
    rateLimit: { takePlace: async (lane) => turns.push(lane) <= most },
    limits: timings.stripe,
    returnUrl: 'http://localhost:3000/payouts/return',
    refreshUrl: 'http://localhost:3000/payouts/refresh',
  })
  const parts = {
    store: createStore(backend.database),
    providerFor,
    clock,
    log: { info() {}, warn() {}, error() {} },
    reconcileEverySeconds: 0,
    batchSize: timings.work.batchSize,
    stormBounds: { waiting: 1_000, comingPerSecond: 1_000 },
    feePolicy: { percent: 0, fixed: {} },
  }
  const ports = { ...parts, askedFor: (asker: Asker) => ({ ...parts, provider: providerFor(asker) }) }
  return { ports, turns }
}

async function findPlatform(backend: Backend): Promise<Platform | null> {
  const { rows } = await backend.database.pool.query<Platform>(
    'SELECT platform_account_id AS "accountId", livemode AS live FROM platform_key',
  )
  return rows[0] ?? null
}
