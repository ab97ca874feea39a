import { randomUUID } from 'node:crypto'
import type { GivenRow } from '@/lib/payouts/coaches/list/read-list'
import type { ListStore } from '@/lib/payouts/ports/list-store'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { json, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

export function createListStore({ pool }: Pick<Database, 'pool'>): ListStore {
  return {
    async keepList({ id, rows }, adminId) {
      await pool.query(sql`
        INSERT INTO invitation_list (id, by_id, rows) VALUES (${id}::uuid, ${adminId}, ${json(rows)})
        ON CONFLICT DO NOTHING`)
    },

    async findList(id) {
      const { rows } = await pool.query<{ rows: GivenRow[] | null; invited: number | null }>(sql`
        SELECT rows, invited FROM invitation_list WHERE id = ${id}::uuid AND at > now() - interval '1 day'`)
      const [list] = rows
      if (list === undefined) return null
      return list.rows === null ? { kind: 'invited', invited: list.invited ?? 0 } : { kind: 'waiting', rows: list.rows }
    },

    async findTaken({ emails, references }) {
      const { rows } = await pool.query<{ email: string | null; reference: string | null }>(sql`
        SELECT email, NULL AS reference FROM coach WHERE email = ANY(${emails})
        UNION ALL
        SELECT NULL, reference FROM coach WHERE reference = ANY(${references})`)
      return {
        emails: new Set(rows.flatMap(({ email }) => email ?? [])),
        references: new Set(rows.flatMap(({ reference }) => reference ?? [])),
      }
    },

    async inviteListed(id, coaches, adminId) {
      const by = { kind: 'admin', id: adminId } as const
      const listed = json(coaches.map((coach) => ({ id: randomUUID(), ...coach })))
      const decided = (kind: string) => insertDecision({ kind, coachId: sql`coach_id`, ...toDeciderColumns(by) })
      const work = inTransaction<'invited' | 'done'>(pool, async (tx) => {
        // Two lists with the same coaches would wait for each other in a circle.
        await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended('invitation lists', 0))`)
        const { rowCount: isFirst } = await tx.query(sql`
          UPDATE invitation_list SET rows = NULL, invited = ${coaches.length} WHERE id = ${id}::uuid AND rows IS NOT NULL`)
        if (isFirst === 0) return 'done'
        const { rowCount } = await tx.query(sql`
          WITH listed AS (
            SELECT * FROM jsonb_to_recordset(${listed}) AS one (id text, email text, name text, reference text)
          ), added AS (
            INSERT INTO coach (id, email, name, reference) SELECT id, email, name, reference FROM listed
            ON CONFLICT DO NOTHING
            RETURNING id AS coach_id
          ), noted AS (
            ${decided('coach-added')} FROM added RETURNING coach_id
          ), decided AS (
            ${decided('coach-invited')} FROM noted RETURNING id, coach_id
          )
          INSERT INTO email (coach_id, kind, decision_id) SELECT coach_id, 'invitation', id FROM decided`)
        if (rowCount !== coaches.length) throw new Clash('an address or a reference was taken meanwhile')
        return 'invited'
      })
      return work.catch((error: unknown): 'clash' => {
        if (error instanceof Clash) return 'clash'
        throw error
      })
    },
  }
}

/** Rolls all of it back. */
class Clash extends Error {}
