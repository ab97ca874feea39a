import type { Pool, PoolClient } from 'pg'
import { expect } from 'vitest'
import { inTransaction } from '../sql/transaction'
import { type Explained, explaining, fillTo, test } from '../testing/cost-test'
import { platform } from '../testing/two-servers'
import { countDay } from './count-day'
import { createHomeStore } from './home-store'
import { createHomeUpkeep } from './home-upkeep'

test('Home and its count of a day read no more of six thousand coaches than of six hundred', async ({ pool }) => {
  await fill(pool, 600)
  const few = await pagesRead(pool)
  await fill(pool, 6_000)
  const many = await pagesRead(pool)
  expect(few.page).toBeGreaterThan(5)
  expect(many.page).toBeLessThan(2 * few.page)
  // Each refusal of the day asks an index for its coach, once that costs less than reading all of a small table.
  expect(many.day).toBeLessThan(2 * few.day + 12 * 4)
})

/** Pages of PostgreSQL's that were read. */
async function pagesRead(pool: Pool): Promise<{ page: number; day: number }> {
  const ofPage: Explained[] = []
  const span = { readinessFrom: day(-90), moneyFrom: day(-30), eventsFrom: new Date(day(-2)), dueUntil: day(30) }
  await createHomeStore({ pool: explaining(pool, ofPage) }).homeFigures(platform, span)
  const ofDay: Explained[] = []
  await inTransaction(pool, async (client) =>
    countDay(undoing(client, ofDay), { day: day(0), isToday: true, countedAt: new Date() }),
  )
  const sum = (plans: Explained[]) => plans.reduce((all, { pages }) => all + pages, 0)
  return { page: sum(ofPage), day: sum(ofDay) }
}

/** An explained statement is run, so it is undone before it is run again. */
function undoing(client: PoolClient, plans: Explained[]): PoolClient {
  const explainer = explaining({ query: explainThenUndo } as unknown as Pool, plans)
  async function explainThenUndo(statement: { text: string }) {
    if (!statement.text.startsWith('EXPLAIN')) return client.query(statement)
    await client.query('SAVEPOINT before')
    const explained = await client.query(statement)
    await client.query('ROLLBACK TO before')
    return explained
  }
  return explainer as unknown as PoolClient
}

/** Twelve events and refusals a day, however many coaches there are. */
async function fill(pool: Pool, count: number): Promise<void> {
  await fillTo(pool, count)
  await pool.query(
    `INSERT INTO webhook_event (id, stripe_account_id, kind, received_at)
     SELECT 'evt_' || n, 'acct_' || n, 'account', now() - n * interval '2 hours'
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    [count],
  )
  await pool.query(
    `INSERT INTO refused_payment (coach_id, reference, amount, currency, refused_at)
     SELECT 'coach-' || n, n, 100, 'eur', now() - n * interval '2 hours'
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    [count],
  )
  const upkeep = createHomeUpkeep({ pool }, { rowsAtOnce: 10_000, todaySeconds: 3_600, pastSeconds: 3_600 })
  while ((await upkeep.keep()) > 0);
  await pool.query('VACUUM ANALYZE')
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
