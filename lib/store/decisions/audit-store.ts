import type { AuditedDecision, AuditStore } from '@/lib/payouts/ports/audit-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import type { ListCursor } from '../sql/list-cursor'
import { readListed } from '../sql/read-listed'
import { sql } from '../sql/sql'
import { auditQuery } from './audit-query'
import { type DecisionRow, toRecordedDecision } from './decision-row'

const pageSize = 50

export function createAuditStore({ pool }: Pick<Database, 'pool'>, batchSize = 500): AuditStore {
  return {
    findDecisions: (filter, cursor) =>
      readListed<AuditedRow, AuditedDecision>(
        pool,
        'decisions',
        { cursor, size: pageSize },
        { ids: /^\d{1,18}$/, query: (after, limit) => auditQuery(filter, after, limit), toItem: toAudited },
      ),

    async *readDecisions(filter) {
      let last: ListCursor | null = null
      for (;;) {
        const { rows }: { rows: AuditedRow[] } = await pool.query<AuditedRow>(auditQuery(filter, last, batchSize))
        if (rows.length > 0) yield rows.map(toAudited)
        if (rows.length < batchSize) return
        last = rows.at(-1) ?? last
      }
    },

    async findDeciders(named) {
      const { rows } = await pool.query<{ id: string }>(sql`
        SELECT id FROM "user" WHERE email = lower(${named} COLLATE "C") OR id = ${named}
        UNION ALL
        SELECT id::text FROM api_key WHERE name = ${named} OR id::text = ${named}
        LIMIT 20`)
      return rows.map(({ id }) => id)
    },
  }
}

interface AuditedRow extends DecisionRow {
  name: string | null
  email: string | null
  reference: string | null
}

function toAudited(row: AuditedRow): AuditedDecision {
  const { coach_id: id, name, email, reference } = row
  const coach = id === null || email === null ? null : { id: id as CoachId, name, email, reference }
  return { decision: toRecordedDecision(row), coach }
}
