import type { Pool } from 'pg'
import type { HomeFigures, HomeSpan, HomeStore, MoneyOfDay, ReadinessOfDay } from '@/lib/payouts/ports/home-store'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import { type HomeStep, type HomeTotalKind, homeSteps } from '@/lib/payouts/vocabulary/home'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { scopeOf } from '../coaches/work-counts'
import { sql } from '../sql/sql'

/** Five statements, each over a small table. */
export function createHomeStore({ pool }: { pool: Pool }): HomeStore {
  return {
    async homeFigures(platform, span) {
      const scope = scopeOf(platform)
      const [totals, readiness, money, events, counted] = await Promise.all([
        findTotals(pool, scope, span),
        findReadiness(pool, scope, span),
        findMoney(pool, scope, span),
        findEvents(pool, span),
        findCounted(pool, span),
      ])
      return { ...toFigures(totals), readiness, money, events, ...counted }
    },
  }
}

interface Total {
  kind: HomeTotalKind
  key: string
  count: number
}

async function findTotals(pool: Pool, scope: string, { dueUntil }: HomeSpan): Promise<Total[]> {
  const { rows } = await pool.query<Total>(sql`
    SELECT kind, key, count::float8 AS count FROM home_total
    WHERE count > 0 AND (kind IN ('step', 'wait') AND scope = '' OR kind = 'asked' AND scope = ${scope}
      OR kind = 'due' AND scope = ${scope} AND key <= ${dueUntil})`)
  return rows
}

function toFigures(totals: Total[]): Pick<HomeFigures, 'steps' | 'waits' | 'asked' | 'due'> {
  const of = (wanted: Total['kind']) =>
    totals
      .filter(({ kind }) => kind === wanted)
      .map(({ key, count }) => ({ parts: key.split(' '), key, coaches: count }))
  const reached = new Map(of('step').map(({ key, coaches }) => [key, coaches]))
  return {
    steps: Object.fromEntries(homeSteps.map((step) => [step, reached.get(step) ?? 0])) as HomeFigures['steps'],
    waits: of('wait').map(({ parts: [step, size], coaches }) => ({
      step: step as HomeStep,
      size: Number(size),
      coaches,
    })),
    asked: of('asked').map(({ parts: [state, word], coaches }) => ({
      state: state as State,
      word: word as WordKey,
      coaches,
    })),
    due: of('due').map(({ key, coaches }) => ({ day: key, coaches })),
  }
}

/** Of accounts under another key nobody can be paid here. */
async function findReadiness(pool: Pool, scope: string, { readinessFrom }: HomeSpan): Promise<ReadinessOfDay[]> {
  const { rows } = await pool.query<ReadinessOfDay>(sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(sum(payable) FILTER (WHERE scope = ${scope}), 0)::int AS payable,
      (sum(others) + coalesce(sum(payable) FILTER (WHERE scope <> ${scope}), 0))::int AS others
    FROM daily_readiness WHERE day >= ${readinessFrom}::date GROUP BY daily_readiness.day ORDER BY daily_readiness.day`)
  return rows
}

/** A coach without an account, to whom a payment was refused, belongs to none. */
async function findMoney(pool: Pool, scope: string, { moneyFrom }: HomeSpan): Promise<MoneyOfDay[]> {
  const { rows } = await pool.query<MoneyOfDay>(sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, currency, sum(paid)::float8 AS paid, sum(refunded)::float8 AS refunded,
      sum(disputed)::float8 AS disputed, sum(refused)::float8 AS refused
    FROM daily_money WHERE day >= ${moneyFrom}::date AND scope IN (${scope}, '')
    GROUP BY daily_money.day, currency ORDER BY daily_money.day, currency`)
  return rows
}

async function findEvents(pool: Pool, { eventsFrom }: HomeSpan): Promise<HomeFigures['events']> {
  const { rows } = await pool.query<HomeFigures['events'][number]>(sql`
    SELECT hour, count AS events FROM hourly_events WHERE hour >= ${eventsFrom} ORDER BY hour`)
  return rows
}

async function findCounted(
  pool: Pool,
  { moneyFrom }: HomeSpan,
): Promise<Pick<HomeFigures, 'countedDays' | 'countedAt'>> {
  const { rows } = await pool.query<Pick<HomeFigures, 'countedDays' | 'countedAt'>>(sql`
    SELECT coalesce(array_agg(to_char(day, 'YYYY-MM-DD') ORDER BY day) FILTER (WHERE counted_at > 'epoch'), '{}')
        AS "countedDays",
      nullif(max(counted_at), 'epoch') AS "countedAt"
    FROM home_day WHERE day >= ${moneyFrom}::date`)
  return rows[0] ?? { countedDays: [], countedAt: null }
}
