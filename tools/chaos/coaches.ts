import { type Wiring, wire } from '../../lib/composition/root'
import { readEnv } from '../../lib/env'
import type { AccountId, CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Settings } from '../app'

/** The app's own rooms in this process, to create coaches and inspect what is stored. */
export function wireFor(settings: Settings): Wiring {
  return wire(readEnv(settings))
}

export interface BegunCoach {
  coachId: CoachId
  accountId: AccountId
}

/** Creates coaches with accounts, as the app does. */
export async function makeCoaches({ operator, payouts, database }: Wiring, count: number): Promise<BegunCoach[]> {
  let made = 0
  const one = async () => {
    while (made < count) {
      made += 1
      const coach = { email: `coach-${made}@example.com`, name: `Coach ${made}`, reference: null }
      const coachId = await operator.addCoach({ ...coach, by: { kind: 'machine' } })
      if (coachId === null) throw new Error('the address was taken')
      const { kind } = await payouts.setUp(coachId, 'US')
      if (kind !== 'link') throw new Error(`a coach could not be set up: ${kind}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
  const { rows } = await database.pool.query<BegunCoach>(
    'SELECT coach_id AS "coachId", stripe_account_id AS "accountId" FROM payout_account',
  )
  return rows
}

/**
 * Keeps an endless reconciliation running, so that no other starts, even after a restart of the database: differences
 * are then found by webhook events alone.
 */
export async function keepReconciliationsAway({ database }: Wiring): Promise<void> {
  await database.pool.query(`
    INSERT INTO reconciliation (platform_account_id, livemode, list)
    SELECT platform_account_id, livemode, 'accounts' FROM payout_account LIMIT 1`)
}
