import type { ReportedMovement, ReportStore } from '@/lib/payouts/ports/report-store'
import type { Database } from '../database'
import { readInBatches } from '../sql/read-in-batches'
import { payoutsQuery, type ReportedPayoutRow, toReportedPayout } from './payouts-query'
import { movementsQuery, reportQuery, sumsQuery } from './report-query'
import { type ReportedRow, type SumsRow, toCoachSums, toCurrencySums, toReportedMovement } from './report-row'

const coachesOnAPage = 50

export function createReportStore({ pool }: Database): ReportStore {
  return {
    async findReport(platform, period, cursor) {
      const { rows } = await pool.query<SumsRow>(reportQuery(platform, period, toCoachId(cursor), coachesOnAPage + 1))
      const lines = rows.filter(({ coach_id }) => coach_id !== null).map(toCoachSums)
      const shown = [...new Set(lines.map(({ coach }) => coach.id))].slice(0, coachesOnAPage)
      const isFurther = lines.some(({ coach }) => !shown.includes(coach.id))
      return {
        totals: rows.filter(({ coach_id }) => coach_id === null).map(toCurrencySums),
        lines: lines.filter(({ coach }) => shown.includes(coach.id)),
        next: isFurther ? (shown.at(-1) ?? null) : null,
      }
    },

    async *readSums(platform, period) {
      for await (const rows of readInBatches<SumsRow>(pool, sumsQuery(platform, period))) yield rows.map(toCoachSums)
    },

    async *readPayouts(platform, period) {
      const query = payoutsQuery(platform, period)
      for await (const rows of readInBatches<ReportedPayoutRow>(pool, query)) yield rows.map(toReportedPayout)
    },

    async *readMovements(platform, period): AsyncGenerator<ReportedMovement[]> {
      const query = movementsQuery(platform, period)
      for await (const rows of readInBatches<ReportedRow>(pool, query)) yield rows.map(toReportedMovement)
    },
  }
}

/** The last coach of the previous page; null for none or an invalid id. */
function toCoachId(cursor: string | null): string | null {
  return cursor !== null && /^[\w-]{1,100}$/.test(cursor) ? cursor : null
}
