import { setTimeout as wait } from 'node:timers/promises'
import { wire } from '../../lib/composition/root'
import { readEnv } from '../../lib/env'
import type { CoachId } from '../../lib/payouts/vocabulary/ids'
import { chanceOf, pick } from './chance'

/**
 * Fetches coaches' accounts as when they return from Stripe, until it is killed, so that such fetches and the workers'
 * meet at one account. While the database is away a coach would see an error page and retry.
 */
const { payouts } = wire(readEnv(process.env))
const coachIds = process.argv.slice(2) as CoachId[]
const chance = chanceOf(process.pid)
console.log('The coaches come.')

async function visit(): Promise<never> {
  for (;;) {
    const answer = await payouts.fetchAccount(pick(chance, coachIds), 'return').catch(() => ({ kind: 'away' }))
    if (answer.kind !== 'kept') await wait(100)
  }
}

await Promise.all(Array.from({ length: 4 }, visit))
