import type { Pool } from 'pg'
import { describe, expect } from 'vitest'
import type { HomeFigures, HomeSpan } from '@/lib/payouts/ports/home-store'
import type { Store } from '@/lib/payouts/ports/store'
import { homeSteps } from '@/lib/payouts/vocabulary/home'
import type { MovementKind, MovementState } from '@/lib/payouts/vocabulary/payments/movement'
import type { Database } from '../database'
import { inTransaction } from '../sql/transaction'
import { test } from '../testing/store-test'
import { platform } from '../testing/two-servers'
import { createHomeUpkeep, type HomeUpkeep } from './home-upkeep'

const intervals = { rowsAtOnce: 1_000, todaySeconds: 3_600, pastSeconds: 21_600 }

test.beforeEach(async ({ servers: { pool } }) => {
  await pool.query(
    `DELETE FROM movement; DELETE FROM email; DELETE FROM payment; DELETE FROM refused_payment; DELETE FROM hold;
     DELETE FROM payout_account; DELETE FROM coach; DELETE FROM webhook_event; DELETE FROM home_change;
     DELETE FROM home_total; DELETE FROM home_day; DELETE FROM daily_money; DELETE FROM daily_readiness;
     DELETE FROM hourly_events`,
  )
})

describe('steps', () => {
  test('count each coach up to the last step, with the time from one to the next', async ({ servers, store }) => {
    const { pool } = servers
    await servers.newCoach()
    const { coachId } = await servers.newAccount()
    await pool.query(
      `UPDATE coach_step SET invited_at = now() - interval '2 days', opened_at = now() - interval '1 hour',
      signed_in_at = now() - interval '1 day' WHERE coach_id = $1`,
      [coachId],
    )
    await pool.query(`UPDATE payout_account SET details_submitted = true WHERE coach_id = $1`, [coachId])
    const figures = await kept(servers.databases[0], store)
    expect(figures.steps).toEqual({ invited: 2, 'signed-in': 1, opened: 1, submitted: 1, ready: 0 })
    expect(
      figures.waits.map(({ step, size, coaches }) => [step, Math.round(Math.exp(size / 10) / 3600), coaches]),
    ).toEqual(
      expect.arrayContaining([
        ['signed-in', 22, 1],
        ['opened', 22, 1],
        ['submitted', 1, 1],
      ]),
    )
  })

  test('stay taken when a coach can no longer be paid, and go with the coach', async ({ servers, store }) => {
    const { pool } = servers
    const { coachId } = await servers.newAccount()
    await pool.query(`UPDATE payout_account SET payouts_enabled = true WHERE coach_id = $1`, [coachId])
    await pool.query(`UPDATE payout_account SET payouts_enabled = false WHERE coach_id = $1`, [coachId])
    expect((await kept(servers.databases[0], store)).steps.ready).toBe(1)
    await pool.query(`DELETE FROM payout_account; DELETE FROM coach`)
    const gone = await kept(servers.databases[0], store)
    expect(Object.values(gone.steps)).toEqual(homeSteps.map(() => 0))
    expect(gone.waits).toEqual([])
  })

  test('remember the first sign-in alone', async ({ servers }) => {
    const { pool } = servers
    const coachId = await servers.newCoach()
    await pool.query(`INSERT INTO "user" (id, email) VALUES ('person', 'person@example.com')`)
    await pool.query(`UPDATE coach SET user_id = 'person' WHERE id = $1`, [coachId])
    const { rows } = await pool.query(`SELECT signed_in_at > now() - interval '1 minute' AS lately FROM coach_step`)
    expect(rows).toEqual([{ lately: true }])
  })

  test('of coaches from before are read from what is stored, by two workers at once', async ({ servers, store }) => {
    const { pool } = servers
    const { coachId } = await servers.newAccount()
    for (let made = 0; made < 25; made += 1) await servers.newCoach()
    const decided = `INSERT INTO decision (kind, coach_id, by_kind, from_state, to_state, facts, at) VALUES
      ('state-changed', $1, 'machine', 'unfinished', 'in-review', '{}', now() - interval '3 days'),
      ('state-changed', $1, 'machine', 'in-review', 'ready', '{}', now() - interval '2 days')`
    await pool.query(decided, [coachId])
    await pool.query('DELETE FROM coach_step; DELETE FROM home_change')
    const workers = servers.databases.map((each) => createHomeUpkeep(each, { ...intervals, rowsAtOnce: 4 }))
    await Promise.all(workers.map(settle))
    expect((await store.home.homeFigures(platform, span())).steps).toMatchObject({
      invited: 26,
      submitted: 1,
      ready: 1,
    })
    const { rows } = await pool.query(
      `SELECT ready_at - submitted_at = interval '1 day' AS "aDay" FROM coach_step WHERE coach_id = $1`,
      [coachId],
    )
    expect(rows).toEqual([{ aDay: true }])
  })
})

describe('what stands in the way and what is due', () => {
  test('follow each change of a coach', async ({ servers, store }) => {
    const { pool } = servers
    const { coachId } = await servers.newAccount()
    const asks = (words: string[], state: string) =>
      pool.query(`UPDATE payout_account SET state = $2, requirements = $3 WHERE coach_id = $1`, [
        coachId,
        state,
        JSON.stringify(
          words.map((word) => ({ word, topic: 'topic.t', bucket: 'due', dueBy: `${dayAfter(3)}T12:00:00Z` })),
        ),
      ])
    await asks(['requirement.one', 'requirement.two'], 'needs-you')
    const first = await kept(servers.databases[0], store)
    expect(first.asked).toEqual(
      expect.arrayContaining([
        { state: 'needs-you', word: 'requirement.one', coaches: 1 },
        { state: 'needs-you', word: 'requirement.two', coaches: 1 },
      ]),
    )
    expect(first.due).toEqual([{ day: dayAfter(3), coaches: 1 }])
    await asks(['requirement.two'], 'in-review')
    const then = await kept(servers.databases[0], store)
    expect(then.asked).toEqual([{ state: 'in-review', word: 'requirement.two', coaches: 1 }])
    await asks([], 'off')
    const last = await kept(servers.databases[0], store)
    expect([last.asked, last.due]).toEqual([[], []])
  })

  test('are added once by two workers, whatever they take', async ({ servers, store }) => {
    for (let made = 0; made < 20; made += 1) await servers.newCoach()
    await Promise.all(servers.databases.map((each) => settle(createHomeUpkeep(each, { ...intervals, rowsAtOnce: 3 }))))
    expect((await store.home.homeFigures(platform, span())).steps.invited).toBe(20)
    const { rows } = await servers.pool.query('SELECT count(*)::int AS left FROM home_change')
    expect(rows).toEqual([{ left: 0 }])
  })
})

describe('days', () => {
  test('count money by currency as reports do, and count it again when it changes', async ({ servers, store }) => {
    const { pool } = servers
    const { coachId, accountId } = await servers.newAccount()
    await paid(pool, { coachId, accountId, reference: 'one', at: `${dayAfter(-3)}T23:59:59Z`, amount: 5_000 })
    await paid(pool, {
      coachId,
      accountId,
      reference: 'two',
      at: `${dayAfter(-2)}T00:00:00Z`,
      amount: 700,
      currency: 'usd',
    })
    await moved(pool, { reference: 'one', kind: 'refund', at: `${dayAfter(-2)}T09:00:00Z`, amount: 900 })
    await moved(pool, {
      reference: 'one',
      kind: 'dispute',
      at: `${dayAfter(-2)}T09:00:00Z`,
      amount: 800,
      state: 'needs-answer',
    })
    await moved(pool, { reference: 'two', kind: 'dispute', at: `${dayAfter(-2)}T09:00:00Z`, amount: 60, state: 'won' })
    await pool.query(
      `INSERT INTO refused_payment (coach_id, reference, amount, currency, refused_at) VALUES ($1, 'no', 300, 'eur', $2)`,
      [coachId, `${dayAfter(-2)}T12:00:00Z`],
    )
    const none = { paid: 0, refunded: 0, disputed: 0, refused: 0 }
    const { money } = await kept(servers.databases[0], store)
    expect(money).toEqual([
      { ...none, day: dayAfter(-3), currency: 'eur', paid: 5_000 },
      { ...none, day: dayAfter(-2), currency: 'eur', refunded: 900, disputed: 800, refused: 300 },
      { ...none, day: dayAfter(-2), currency: 'usd', paid: 700 },
    ])
    await pool.query(`UPDATE movement SET state = 'failed' WHERE kind = 'refund'`)
    await pool.query(`UPDATE home_day SET counted_at = now() - interval '7 hours' WHERE day < $1`, [dayAfter(0)])
    const again = await kept(servers.databases[0], store)
    expect(again.money[1]).toEqual({ ...none, day: dayAfter(-2), currency: 'eur', disputed: 800, refused: 300 })
  })

  test('count events by the hour, and only once, however often they are counted', async ({ servers, store }) => {
    const received = (id: string, at: string) =>
      servers.pool.query(
        `INSERT INTO webhook_event (id, stripe_account_id, kind, received_at) VALUES ($1, 'acct', 'account', $2)`,
        [id, at],
      )
    await received('evt_1', `${dayAfter(-1)}T10:00:00Z`)
    await received('evt_2', `${dayAfter(-1)}T10:59:59Z`)
    await received('evt_3', `${dayAfter(-1)}T11:00:00Z`)
    await received('evt_4', new Date().toISOString())
    for (let time = 0; time < 2; time += 1) {
      const { events } = await kept(servers.databases[0], store)
      expect(events.map(({ events }) => events)).toEqual([2, 1, 1])
    }
  })

  test('are all counted after a week away, but nobody can count who could be paid then', async ({ servers, store }) => {
    const { pool } = servers
    await servers.newCoach()
    await kept(servers.databases[0], store)
    await pool.query(`DELETE FROM home_day WHERE day > $1`, [dayAfter(-7)])
    await pool.query(`UPDATE daily_readiness SET day = $1`, [dayAfter(-7)])
    const figures = await kept(servers.databases[0], store)
    expect(figures.countedDays).toHaveLength(31)
    expect(figures.readiness.map(({ day }) => day)).toEqual([dayAfter(-7), dayAfter(0)])
    expect(figures.readiness[1]).toMatchObject({ payable: 0, others: 1 })
  })

  test('that another worker counts are left to it, and left whole by one that stopped', async ({ servers, store }) => {
    const { pool } = servers
    await servers.newCoach()
    await settle(createHomeUpkeep(servers.databases[0], intervals))
    await pool.query(`DELETE FROM home_day; DELETE FROM daily_readiness`)
    await pool.query(`INSERT INTO home_day (day, counted_at) VALUES ($1, 'epoch')`, [dayAfter(0)])
    const stopped = new Error('the worker stopped')
    await inTransaction(pool, async (client) => {
      await client.query(`SELECT FROM home_day WHERE day = $1 FOR UPDATE`, [dayAfter(0)])
      await client.query(`INSERT INTO daily_readiness (day, scope, payable, others) VALUES ($1, '', 9, 9)`, [
        dayAfter(0),
      ])
      await settle(createHomeUpkeep(servers.databases[1], intervals))
      expect((await store.home.homeFigures(platform, span())).countedDays).toHaveLength(30)
      throw stopped
    }).catch((error: unknown) => expect(error).toBe(stopped))
    const figures = await kept(servers.databases[1], store)
    expect(figures.countedDays).toHaveLength(31)
    expect(figures.readiness).toEqual([{ day: dayAfter(0), payable: 0, others: 1 }])
  })

  test('know who can be paid from the counts of the work queue, without accounts under another key', async ({
    servers,
    store,
  }) => {
    for (let made = 0; made < 2; made += 1) await servers.newAccount()
    await servers.pool.query(`UPDATE payout_account SET state = 'ready', payouts_enabled = true`)
    const other = { ...platform, live: true }
    expect((await kept(servers.databases[0], store)).readiness).toEqual([{ day: dayAfter(0), payable: 2, others: 0 }])
    expect((await store.home.homeFigures(other, span())).readiness).toEqual([
      { day: dayAfter(0), payable: 0, others: 2 },
    ])
  })
})

/** Counts today and everything that is due, and reads it. */
async function kept(database: Database, store: Store): Promise<HomeFigures> {
  await database.pool.query(`UPDATE home_day SET counted_at = now() - interval '2 hours' WHERE day = $1`, [dayAfter(0)])
  await settle(createHomeUpkeep(database, intervals))
  return store.home.homeFigures(platform, span())
}

async function settle(upkeep: HomeUpkeep): Promise<void> {
  for (let time = 0; time < 500; time += 1) if ((await upkeep.keep()) === 0) return
  throw new Error('the upkeep never ends')
}

function span(): HomeSpan {
  const readinessFrom = dayAfter(-90)
  return { readinessFrom, moneyFrom: dayAfter(-30), eventsFrom: new Date(dayAfter(-2)), dueUntil: dayAfter(30) }
}

/** In UTC. */
function dayAfter(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

interface Paid {
  coachId: string
  accountId: string
  reference: string
  at: string
  amount: number
  currency?: string
}

async function paid(pool: Pool, { coachId, accountId, reference, at, amount, currency = 'eur' }: Paid): Promise<void> {
  await pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 'paid')`,
    [reference, coachId, accountId, platform.accountId, platform.live, amount, currency],
  )
  await moved(pool, { reference, kind: 'capture', at, amount, currency })
}

interface Moved {
  reference: string
  kind: MovementKind
  at: string
  amount: number
  currency?: string
  state?: MovementState
}

async function moved(
  pool: Pool,
  { reference, kind, at, amount, currency = 'eur', state = 'done' }: Moved,
): Promise<void> {
  await pool.query(
    `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
     VALUES ($1 || '-' || $2, $1, $2, $3, $4, $5, $6)`,
    [reference, kind, amount, currency, at, state],
  )
}
