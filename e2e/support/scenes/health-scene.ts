import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { AccountId, CoachId } from '../../../lib/payouts/vocabulary/ids'
import type { Database } from '../../../lib/store/database'
import { createStore } from '../../../lib/store/store'
import { registerEndpoint } from '../../../tools/local-stripe'
import { controlAt } from '../servers/local-stripe'
import { getStack } from '../servers/stack'
import { testWithServer } from '../test-with-server'
import { bringIntoState, raise } from './coach-in-state'

interface NewCoach {
  coachId: CoachId
  accountId: AccountId
}

/** Arranges what the Health page says; each test starts with no events, no work and no findings. */
export interface HealthScene {
  /** Ada Coach, without an account. */
  addCoach(): Promise<{ coachId: CoachId; email: string }>
  newCoach(state?: 'ready' | 'closed'): Promise<NewCoach>
  /** An event for one of our accounts arrived and was fetched. */
  recordEvent(): Promise<void>
  /** Fetches of the account fail from now on, and one has. */
  failReadsOf(accountId: AccountId): Promise<void>
  noteDrift(coach: NewCoach, times?: number): Promise<void>
  /** Reconciliation saw `acct_orphan`, made for the coach and stored nowhere. */
  noteOrphan(coachId: CoachId): Promise<void>
}

/** The test of a file whose server has a silent local Stripe. */
export function testWithHealth(name: string) {
  return testWithServer(name, { hasOwnStripe: true }).extend<{ health: HealthScene }>({
    server: [
      async ({ servers, stripe }, use) => {
        await controlAt(stripe, 'POST', '/events', { silent: true })
        const server = await servers.start({ STRIPE_API_BASE: stripe })
        await registerEndpoint({ url: stripe, secretKey: getStack().stripeKey, appUrl: server.url })
        await use(server)
      },
      { scope: 'worker', timeout: 300_000 },
    ],
    health: [
      async ({ database, stripe, server: _ }, use) => {
        await controlAt(stripe, 'DELETE', '/faults')
        await database.pool.query('TRUNCATE webhook_event, last_webhook_event, refused_count, drift, orphan')
        await database.pool.query('UPDATE account_counter SET fetched = notified, failures = 0')
        await expect.poll(() => isAtWork(database)).toBe(true)
        await use(openHealthScene(database, stripe))
      },
      { auto: true },
    ],
  })
}

/** A server reports its work and its queue some seconds after it starts. */
async function isAtWork({ pool }: Database): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM work WHERE least(seen_at, queue_seen_at) > now() - interval '15 seconds'`,
  )
  return rowCount !== 0
}

function openHealthScene(database: Database, stripe: string): HealthScene {
  const { pool } = database

  async function addCoach() {
    const email = `health-${randomUUID()}@example.com`
    const coach = { email, name: 'Ada Coach', reference: null, by: { kind: 'machine' } as const }
    const coachId = await createStore(database).coaches.addCoach(coach)
    if (coachId === null) throw new Error('the address was taken')
    return { coachId, email }
  }

  return {
    addCoach,
    async newCoach(state = 'ready') {
      const { coachId } = await addCoach()
      return { coachId, accountId: await bringIntoState(database, coachId, state, stripe) }
    },
    async recordEvent() {
      await pool.query(
        `INSERT INTO webhook_event (id, stripe_account_id, kind) SELECT $1, stripe_account_id, 'account' FROM payout_account LIMIT 1`,
        [`evt_${randomUUID()}`],
      )
    },
    async failReadsOf(accountId) {
      const fault = { method: 'GET', path: `/v1/accounts/${accountId}`, kind: 'status', status: 400, times: 100 }
      await controlAt(stripe, 'POST', '/faults', fault)
      await raise(database, accountId)
      const counter = () => database.prisma.accountCounter.findUnique({ where: { stripeAccountId: accountId } })
      await expect.poll(async () => (await counter())?.failures).toBe(1)
      await pool.query(`UPDATE account_counter SET retry_at = now() + interval '1 minute' WHERE failures > 0`)
    },
    async noteDrift({ coachId, accountId }, times = 1) {
      await pool.query(
        `INSERT INTO drift (coach_id, stripe_account_id, generation, our_state, their_state, differs)
         SELECT $1, $2, n, 'ready', 'rejected', '{payouts,stop}' FROM generate_series(1, $3::int) n`,
        [coachId, accountId, times],
      )
    },
    async noteOrphan(coachId) {
      await pool.query(
        `INSERT INTO orphan SELECT 'acct_orphan', platform_account_id, livemode, $1, now(), now()
         FROM payout_account LIMIT 1`,
        [coachId],
      )
    },
  }
}
