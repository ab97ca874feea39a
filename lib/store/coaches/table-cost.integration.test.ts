import type { Pool } from 'pg'
import { expect } from 'vitest'
import type { FoundPage, TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { everyone } from '@/lib/payouts/testing/everyone'
import { states } from '@/lib/payouts/vocabulary/accounts/state'
import { tableSorts, workTabs } from '@/lib/payouts/vocabulary/work-queue'
import { databaseTest } from '@/prisma/testing/database-test'
import { type Explained, explaining } from '../testing/cost-test'
import { platform } from '../testing/two-servers'
import { createTableStore } from './readiness-table'
import { createWorkUpkeep } from './work-upkeep'

const test = databaseTest()

const filters: Partial<TableFilter>[] = [
  {},
  ...workTabs.map((tab) => ({ tab })),
  ...tableSorts.flatMap((sort) => [{ sort }, { sort, isReversed: true }, { sort, tab: 'coach' as const }]),
  { state: 'needs-you' },
  { state: 'held' },
  { country: 'DE' },
  { country: 'LI' },
  { country: 'LI', tab: 'payable' },
  { due: 'overdue', sort: 'due' },
  { due: 'week', sort: 'due' },
  { reminded: 'never', sort: 'reminded' },
  { search: 'ana' },
  { search: 'an' },
  { search: 'an', tab: 'coach', sort: 'name' },
  { search: 'coach-17@' },
]

test('reads no more of six thousand coaches than of six hundred, in any order, tab and search, and most filters', async ({
  database: { pool },
}) => {
  await fill(pool, 0, 600)
  const few = await costs(pool)
  await fill(pool, 600, 6_000)
  const many = await costs(pool)
  for (const [filter, { pages }] of many) {
    // An index of ten times as many rows is one page deeper, for each place and each row; a search finds more, up to its
    // limit.
    const slack = filter.includes('"search":"a') ? 6_000 : 1_200
    expect(pages, filter).toBeLessThan((few.get(filter)?.pages ?? 0) + slack)
  }
})

/** By filter: the first page and the next one. */
async function costs(pool: Pool): Promise<Map<string, Explained>> {
  const found = new Map<string, Explained>()
  for (const filter of filters) {
    let older: FoundPage['older'] = null
    for (const name of ['first', 'next']) {
      const plans: Explained[] = []
      const page = await createTableStore({ pool: explaining(pool, plans) }).readinessTable(
        { ...everyone, ...filter, cursor: older },
        platform,
      )
      older = page.older
      const whole = { plan: plans.map(({ plan }) => plan).join('\n'), pages: 0 }
      for (const { pages } of plans) whole.pages += pages
      found.set(`${name} page of ${JSON.stringify(filter)}`, whole)
      if (older === null) break
    }
  }
  return found
}

/** Coaches in every state, with requirements, countries, refusals and reminders. */
async function fill(pool: Pool, from: number, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO coach (id, email, name) SELECT 'coach-' || n, 'coach-' || n || '@example.com',
       CASE WHEN n % 10 = 0 THEN 'Ana ' || n ELSE 'Coach ' || n END
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    [count],
  )
  await pool.query(
    `INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, deadline, state, generation,
       checked_at, checked_by)
     SELECT 'coach-' || n, 'acct_' || n, $2, $3, CASE WHEN n % 500 = 0 THEN 'LI' ELSE 'DE' END, 'eur', false,
       ($4::text[])[1 + n % $5::int] LIKE 'ready%', true, 'active', CASE WHEN n % 3 = 0 THEN jsonb_build_array(jsonb_build_object('word', 'requirement.' ||
         CASE WHEN n % 600 = 0 THEN 'rare' ELSE 'common' END, 'topic', 'topic.t', 'bucket', 'due', 'dueBy', NULL)) ELSE '[]' END,
       CASE WHEN n % 3 = 0 THEN now() + (n % 1000 - 100) * interval '1 hour' END,
       ($4::text[])[1 + n % $5::int], 1, now() - n * interval '1 second', 'notice'
     FROM generate_series(1, $1::int) n WHERE n > $6 AND n % 5 <> 0 ON CONFLICT DO NOTHING`,
    [count, platform.accountId, platform.live, accountStates, accountStates.length, from],
  )
  await pool.query(
    `INSERT INTO hold (coach_id, reason, held_by) SELECT 'coach-' || n, 'policy', 'admin-1'
     FROM generate_series(1, $1::int, 400) n ON CONFLICT DO NOTHING`,
    [count],
  )
  await pool.query(
    `UPDATE coach_work SET since = now() - refreshed.n * interval '1 minute', refused = refreshed.n % 4,
       reminded_at = CASE WHEN refreshed.n % 2 = 0 THEN now() - refreshed.n * interval '1 hour' ELSE 'epoch' END
     FROM (SELECT coach_id, split_part(coach_id, '-', 2)::int AS n FROM coach_work) refreshed
     WHERE refreshed.coach_id = coach_work.coach_id AND refreshed.n > $1`,
    [from],
  )
  const upkeep = createWorkUpkeep({ pool } as never, 10_000)
  while ((await upkeep.keep()) > 0);
  await pool.query('VACUUM ANALYZE')
}

const accountStates = states.filter((state) => state !== 'closed' && state !== 'not-started')
