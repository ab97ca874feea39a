import { randomUUID } from 'node:crypto'
import type { BatchSet, LeftOut } from '@/lib/payouts/batches/batch'
import type { BatchStore } from '@/lib/payouts/ports/batch-store'
import { type BatchOutcome, mostInBatch } from '@/lib/payouts/vocabulary/batch'
import type { BatchId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { idsQuery } from '../coaches/readiness-table-query'
import { type Counted, countQuery, placesOf } from '../coaches/work-counts'
import type { Database } from '../database'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { type BatchRow, batchColumns, toBatch } from './batch-row'
import { forecastQuery } from './forecast'

const pageSize = 20

type Pages = Omit<BatchStore, 'claimItems' | 'settleItems' | 'endBatches'>

/** @param most coaches in one batch */
export function createBatchStore({ pool }: Pick<Database, 'pool'>, most = mostInBatch): Pages {
  return {
    async prepareBatch({ verb, set }, adminId, platform) {
      const isCounted = set.kind === 'matching'
      const counted = isCounted ? (await pool.query<Counted>(countQuery(set.filter.country))).rows : []
      const chosen = isCounted
        ? idsQuery({ ...set.filter, cursor: null, size: most }, platform, placesOf(counted, platform, set.filter))
        : selected(set.coachIds)
      if (chosen === null) return { kind: 'nobody' }
      const id = randomUUID() as BatchId
      return inTransaction(pool, async (tx) => {
        await tx.query(`SET LOCAL statement_timeout = ${longer.statementMilliseconds}`)
        const { rows } = await tx.query<{ found: number }>(
          withLonger(sql`
          WITH chosen AS MATERIALIZED (${chosen}), made AS (
            INSERT INTO batch (id, verb, by_id, filter, total, forecast)
            SELECT ${id}::uuid, ${verb}, ${adminId}, ${queryOf(set)}, count(*), '{}' FROM chosen
            HAVING count(*) BETWEEN 1 AND ${most}
            RETURNING id
          ), listed AS (
            INSERT INTO batch_item (batch_id, number, coach_id, held_at)
            SELECT made.id, chosen.number, chosen.coach_id, hold.held_at
            FROM made CROSS JOIN chosen LEFT JOIN hold ON hold.coach_id = chosen.coach_id
          )
          SELECT count(*)::int AS found FROM chosen`),
        )
        const found = rows[0]?.found ?? 0
        if (found === 0) return { kind: 'nobody' }
        if (found > most) return { kind: 'too-many' }
        await tx.query(
          withLonger(sql`
          UPDATE batch SET forecast = (
            SELECT jsonb_object_agg(outcome, count) FROM (${forecastQuery(verb, sql`${id}::uuid`, platform)}) each
          ) WHERE id = ${id}::uuid`),
        )
        return { kind: 'prepared', id }
      })
    },

    async confirmBatch(id, reason, adminId) {
      const { rowCount } = await pool.query(sql`
        UPDATE batch SET confirmed_at = coalesce(confirmed_at, now()),
          reason = CASE WHEN confirmed_at IS NULL THEN ${reason} ELSE reason END
        WHERE id = ${id}::uuid AND by_id = ${adminId}
          AND (confirmed_at IS NOT NULL OR prepared_at > now() - interval '1 hour')`)
      return rowCount === 1
    },

    async stopBatch(id, adminId) {
      const { rowCount } = await pool.query(sql`
        UPDATE batch SET stopped_at = now(), stopped_by = ${adminId}
        WHERE id = ${id}::uuid AND confirmed_at IS NOT NULL AND ended_at IS NULL AND stopped_at IS NULL`)
      return rowCount === 1
    },

    async findBatch(id, adminId) {
      const { rows } = await pool.query<BatchRow>(sql`
        ${batchColumns}
        WHERE batch.id = ${id}::uuid AND (batch.confirmed_at IS NOT NULL
          OR batch.by_id = ${adminId} AND batch.prepared_at > now() - interval '1 hour')`)
      return rows[0] === undefined ? null : toBatch(rows[0])
    },

    async findLeftOut(id, mostOfEach) {
      const { rows } = await pool.query<LeftOutRow>(sql`
        SELECT counted.outcome, counted.count, first.* FROM batch_count counted CROSS JOIN LATERAL (
          SELECT item.coach_id, item.number, coach.name, coach.email
          FROM batch_item item LEFT JOIN coach ON coach.id = item.coach_id
          WHERE item.batch_id = counted.batch_id AND item.outcome = counted.outcome AND item.outcome <> 'done'
          ORDER BY item.number LIMIT ${mostOfEach}
        ) first
        WHERE counted.batch_id = ${id}::uuid AND counted.outcome <> 'done'
        ORDER BY counted.outcome, first.number`)
      const outcomes = [...new Set(rows.map(({ outcome }) => outcome))]
      return outcomes.map((outcome) =>
        toLeftOut(
          outcome,
          rows.filter((row) => row.outcome === outcome),
        ),
      )
    },

    async findBatches(cursor) {
      const after = cursor !== null && /^\d{1,18}$/.test(cursor) ? cursor : null
      const { rows } = await pool.query<BatchRow>(sql`
        ${batchColumns}
        WHERE batch.confirmed_at IS NOT NULL AND (${after}::bigint IS NULL OR batch.number < ${after}::bigint)
        ORDER BY batch.number DESC LIMIT ${pageSize + 1}`)
      const shown = rows.slice(0, pageSize)
      return { batches: shown.map(toBatch), next: rows.length > pageSize ? (shown.at(-1)?.number ?? null) : null }
    },
  }
}

/** Unlike other statements of people: one may hold a hundred thousand coaches. */
const longer = { statementMilliseconds: 25_000, queryMilliseconds: 26_000 }

const withLonger = ({ text, values }: Sql) => ({ text, values, query_timeout: longer.queryMilliseconds })

function selected(coachIds: readonly string[]): Sql {
  return sql`
    SELECT coach_id, min(number)::int AS number
    FROM unnest(${[...coachIds]}::text[]) WITH ORDINALITY AS given (coach_id, number) GROUP BY coach_id`
}

const queryOf = (set: BatchSet) => (set.kind === 'matching' ? set.query : null)

interface LeftOutRow {
  outcome: BatchOutcome
  count: number
  coach_id: CoachId
  name: string | null
  /** null: gone. */
  email: string | null
}

function toLeftOut(outcome: BatchOutcome, rows: LeftOutRow[]): LeftOut {
  return {
    outcome,
    count: rows[0]?.count ?? 0,
    coaches: rows.flatMap(({ coach_id: id, name, email }) => (email === null ? [] : [{ id, name, email }])),
  }
}
