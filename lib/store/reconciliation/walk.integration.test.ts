import fc from 'fast-check'
import { expect } from 'vitest'
import { platform } from '@/lib/payouts/accounts/testing/example'
import type { Walked } from '@/lib/payouts/ports/reconciliation-store'
import { playHistory, walkHistories } from '@/lib/payouts/testing/walk-histories'
import { createWalkWorld } from '@/lib/payouts/testing/walk-world'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'

const walks: Walked[] = [
  { list: 'accounts', everySeconds: 86_400, period: { kind: 'all' } },
  { list: 'payments', everySeconds: 86_400, period: { kind: 'days', days: 120 } },
  { list: 'refunds', everySeconds: 120, period: { kind: 'since-last', overlapSeconds: 600 } },
  { list: 'disputes', everySeconds: 120, period: { kind: 'since-last', overlapSeconds: 600 } },
]

test.beforeAll(({ servers }) => addAccounts(servers, 2_500))

/** The unit proof of the algorithm runs on a store in memory; here PostgreSQL is shown to keep the same promises. */
test.for(walks)(
  'keeps the promises of the proof in the database, for $list',
  { timeout: 240_000 },
  async (walked, { servers }) => {
    await fc.assert(
      fc.asyncProperty(walkHistories, async (history) => {
        await servers.pool.query('DELETE FROM reconciliation')
        const world = createWalkWorld(
          walked,
          [servers.stores[0].reconciliation, servers.stores[1].reconciliation],
          clockOf(servers),
        )
        expect(await playHistory(history, world)).toEqual([])
      }),
      { numRuns: 15 },
    )
  },
)

/** Time passes by moving back what is stored. */
function clockOf({ pool }: TwoServers) {
  const began = Date.now()
  let passed = 0
  return {
    now: () => passed + (Date.now() - began) / 1000,
    at: (date: Date) => passed + (date.getTime() - began) / 1000,
    async pass(seconds: number) {
      await pool.query(
        `WITH runs AS (
           UPDATE reconciliation SET began_at = began_at - interval '1 second' * $1, ended_at = ended_at - interval '1 second' * $1)
         UPDATE reconciliation_window SET lease_until = lease_until - interval '1 second' * $1,
           created_from = created_from - interval '1 second' * $1, created_before = created_before - interval '1 second' * $1`,
        [seconds],
      )
      passed += seconds
    },
  }
}

/** One a second until now, so that runs have three windows. */
async function addAccounts({ pool }: TwoServers, count: number): Promise<void> {
  await pool.query(
    `WITH made AS (
       INSERT INTO coach (id, email) SELECT 'walked-' || n, n || '@walked.example' FROM generate_series(1, $2::int) AS n RETURNING id)
     INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, state, generation, checked_at,
       checked_by, created_at)
     SELECT id, 'acct_' || id, $1, $3, 'DE', 'eur', false, false, false, 'inactive', '[]', 'unfinished', 0, now(),
       'created', now() - ($2::int - row_number() OVER ()) * interval '1 second'
     FROM made`,
    [platform.accountId, count, platform.live],
  )
}
