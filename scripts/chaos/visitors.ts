import { setTimeout as wait } from 'node:timers/promises'
import { readEnv } from '../../lib/env'
import type { CoachId } from '../../lib/payouts/ids'
import { wire } from '../../lib/wiring'
import { chanceOf, pick } from './chance'

/**
 * Coaches who come back from Stripe and have their accounts read again, until this process is ended: their reads and the
 * workers' meet at one account. While the database is away they would see an error page, and come again.
 */
const { payouts, database } = wire(readEnv(process.env))
const coachIds = await findCoaches()
const chance = chanceOf(process.pid)
console.log('The coaches come.')

async function visit(): Promise<never> {
  for (;;) {
    const answer = await payouts.reread(pick(chance, coachIds), 'return').catch(() => ({ kind: 'away' }))
    if (answer.kind !== 'kept') await wait(100)
  }
}

/** The database may be away at this very moment. */
async function findCoaches(): Promise<CoachId[]> {
  for (;;) {
    const found = await database.pool
      .query<{ id: CoachId }>('SELECT coach_id AS id FROM payout_account')
      .catch(() => null)
    if (found !== null) return found.rows.map(({ id }) => id)
    await wait(100)
  }
}

await Promise.all(Array.from({ length: 4 }, visit))
