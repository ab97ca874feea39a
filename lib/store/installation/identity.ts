import type { Database } from '../database'
import { type Sql, sql } from '../sql/sql'

/** An operator's view of the installation's identity. Every change records a decision. */
export interface Identity {
  find(): Promise<{ id: string; madeAt: Date; copiedFrom: string | null; doubtedAt: Date | null }>
  /** Gives copied data its own identity. */
  beCopy(): Promise<boolean>
  /** Undoes that. Returns false when it is not a copy. */
  beOriginal(): Promise<boolean>
}

export function createIdentity({ pool }: Pick<Database, 'pool'>): Identity {
  const change = async (statement: Sql) => {
    const { rowCount } = await pool.query(sql`
      WITH changed AS (${statement})
      INSERT INTO decision (kind, by_kind, facts)
      SELECT 'identity-changed', 'machine', jsonb_build_object('was', was, 'is', id, 'isCopy', copied_from IS NOT NULL)
      FROM changed`)
    return rowCount === 1
  }
  return {
    async find() {
      const { rows } = await pool.query<Awaited<ReturnType<Identity['find']>>>(sql`
        SELECT id, made_at AS "madeAt", copied_from AS "copiedFrom", doubted_at AS "doubtedAt" FROM installation`)
      if (rows[0] === undefined) throw new Error('the installation has no identity')
      return rows[0]
    },
    beCopy: () =>
      change(sql`
        UPDATE installation SET id = gen_random_uuid(), copied_from = id, ${hereAndNow}
        RETURNING id, copied_from, copied_from AS was`),
    beOriginal: () =>
      change(sql`
        UPDATE installation SET id = copied_from, copied_from = NULL, former_ids = former_ids || id, ${hereAndNow}
        WHERE copied_from IS NOT NULL
        RETURNING id, copied_from, former_ids[cardinality(former_ids)] AS was`),
  }
}

/** Every writer of the row records its place. */
const hereAndNow = sql`place = installation_place(), written_in = txid_current() % 4294967296`
