import type { State } from '../../../lib/payouts/vocabulary/accounts/state'
import type { CoachId } from '../../../lib/payouts/vocabulary/ids'
import type { Database } from '../../../lib/store/database'
import { createStore } from '../../../lib/store/store'
import { seedCoaches } from '../../../prisma/seed-coaches'
import { bringIntoState } from './coach-in-state'

/** One coach in each state, at the local Stripe too; state → coach id. */
export async function addOneInEachState(database: Database): Promise<Map<State, CoachId>> {
  return new Map(
    await Promise.all(
      seedCoaches.map(async ({ name, email, state }) => {
        const coachId = await createStore(database).coaches.addCoach({
          email,
          name,
          reference: null,
          by: { kind: 'machine' },
        })
        if (coachId === null) throw new Error(`${email} was taken`)
        if (state !== 'not-started') await bringIntoState(database, coachId, state)
        return [state, coachId] as const
      }),
    ),
  )
}

/**
 * Adds coaches: every eighth without a name, every third without an account, with repeating names and check times. No
 * fetch is wanted.
 */
export async function addCrowd({ pool }: Database, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO coach (id, email, name)
     SELECT 'crowd-' || md5(i::text), 'crowd-' || i || '@example.com',
       CASE WHEN i % 8 = 0 THEN NULL WHEN i % 2 = 0 THEN upper('crowd ' || i % 30) ELSE 'Crowd ' || i % 30 END
     FROM generate_series(1, $1::int) i`,
    [count],
  )
  await pool.query(
    `INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, state, generation, checked_at,
       checked_by)
     SELECT 'crowd-' || md5(i::text), 'acct_crowd' || i, (SELECT platform_account_id FROM payout_account LIMIT 1), false,
       'DE', 'eur', true, true, true, 'active', '[]', (ARRAY['ready', 'ready-due', 'in-review'])[1 + i % 3 * i % 2], 1,
       now() - (i % 11) * interval '1 hour', 'notice'
     FROM generate_series(1, $1::int) i WHERE i % 3 <> 0`,
    [count],
  )
  await pool.query(
    `INSERT INTO account_counter (stripe_account_id, notified, fetched, raised_by)
     SELECT stripe_account_id, 1, 1, 'notice' FROM payout_account WHERE stripe_account_id LIKE 'acct_crowd%'`,
  )
}
