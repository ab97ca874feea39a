import type { Pool } from 'pg'
import type { SealFault, SealState } from '@/lib/payouts/ports/seal-store'
import { sql } from '../sql/sql'

/** What the last check found stays until a whole one finds nothing; what a running one finds is added at once. */
export async function readSealState(pool: Pick<Pool, 'query'>): Promise<Omit<SealState, 'newest'>> {
  const { rows } = await pool.query<StateRow>(sql`
    SELECT (
        SELECT at FROM decision
        WHERE id > coalesce((SELECT up_to_id FROM decision_seal ORDER BY number DESC LIMIT 1), 0)
        ORDER BY id LIMIT 1) AS "unsealedSince",
      (SELECT sealed_at FROM decision_seal ORDER BY number LIMIT 1) AS "firstSealedAt",
      whole_at AS "wholeAt", found, faults
    FROM seal_check`)
  const { found, faults, ...state } = rows[0] ?? nothingKnown
  const shown = new Set(faults.map((fault) => JSON.stringify(fault)))
  return { ...state, faults: [...faults, ...found.filter((fault) => !shown.has(JSON.stringify(fault)))] }
}

interface StateRow extends Omit<SealState, 'newest' | 'faults'> {
  found: SealFault[]
  faults: SealFault[]
}

const nothingKnown: StateRow = { unsealedSince: null, firstSealedAt: null, wholeAt: null, found: [], faults: [] }
