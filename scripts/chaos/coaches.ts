import { readEnv } from '../../lib/env'
import type { AccountId, CoachId } from '../../lib/payouts/ids'
import { type Wiring, wire } from '../../lib/wiring'
import type { Settings } from '../app'

/** The app's own rooms in this process, to make coaches by and to look at what is stored. */
export function wireFor(settings: Settings): Wiring {
  return wire(readEnv(settings))
}

export interface BegunCoach {
  coachId: CoachId
  accountId: AccountId
}

/** Makes coaches who have begun, as the app does it. */
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

/** Notes that all accounts were compared just now, so that whatever is found was found by notices alone. */
export async function noteSweep({ database }: Wiring): Promise<void> {
  await database.pool.query(`
    INSERT INTO sweep (platform_account_id, livemode, began_at, ended_at)
    SELECT platform_account_id, livemode, now(), now() FROM payout_account LIMIT 1`)
}
