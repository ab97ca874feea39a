import type { ClientBase, Pool } from 'pg'
import type { Edit, EditedValue } from '@/lib/payouts/coaches/edited'
import type { DecidedBy } from '@/lib/payouts/decisions/decision'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

type Edited = 'edited' | 'same' | 'changed' | 'taken'

export function editCoach(pool: Pool, coachId: CoachId, edit: Edit, seen: Edit, by: DecidedBy): Promise<Edited> {
  const work = inTransaction<Edited>(pool, async (tx) => {
    const old = await lockEdited(tx, coachId)
    if (old === null || old.name !== seen.name || old.reference !== seen.reference) return 'changed'
    return (await store(tx, coachId, old, edit, by)) ? 'edited' : 'same'
  })
  return work.catch((error: unknown): 'taken' => {
    if ((error as { code?: unknown }).code === uniqueViolation) return 'taken'
    throw error
  })
}

export function renameCoach(pool: Pool, coachId: CoachId, name: string, seen: string | null, by: DecidedBy) {
  return inTransaction(pool, async (tx) => {
    const old = await lockEdited(tx, coachId)
    if (old === null || (seen !== null && (old.name ?? '') !== seen)) return false
    return store(tx, coachId, old, { ...old, name }, by)
  })
}

export async function findEdits(pool: Pool, coachId: CoachId, decisionIds: string[]) {
  const { rows } = await pool.query<EditedValue & { id: string }>(sql`
    SELECT decision_id AS id, was, became FROM coach_edit
    WHERE coach_id = ${coachId} AND decision_id = ANY(${decisionIds}::bigint[])
    UNION ALL
    SELECT decision_id, was, became FROM former_email
    WHERE coach_id = ${coachId} AND decision_id = ANY(${decisionIds}::bigint[])`)
  return new Map(rows.map(({ id, was, became }) => [id, { was, became }]))
}

const uniqueViolation = '23505'

async function lockEdited(tx: ClientBase, coachId: CoachId): Promise<Edit | null> {
  const { rows } = await tx.query<Edit>(sql`
    SELECT name, reference FROM coach WHERE id = ${coachId} AND exclusion IS DISTINCT FROM 'erased' FOR UPDATE`)
  return rows[0] ?? null
}

/** False where nothing differs. */
async function store(tx: ClientBase, coachId: CoachId, old: Edit, edit: Edit, by: DecidedBy): Promise<boolean> {
  if (old.name === edit.name && old.reference === edit.reference) return false
  await tx.query(sql`UPDATE coach SET name = ${edit.name}, reference = ${edit.reference} WHERE id = ${coachId}`)
  const changed = (kind: EditKind, field: keyof Edit) =>
    old[field] === edit[field] ? [] : [decided(kind, coachId, by, field, old[field], edit[field])]
  for (const statement of [...changed('coach-renamed', 'name'), ...changed('reference-changed', 'reference')])
    await tx.query(statement)
  return true
}

type EditKind = 'coach-renamed' | 'reference-changed'

function decided(
  kind: EditKind,
  coachId: CoachId,
  by: DecidedBy,
  field: keyof Edit,
  was: string | null,
  became: string | null,
): Sql {
  return sql`
    WITH decided AS (${insertDecision(toDecisionColumns({ kind, coachId, by }))} RETURNING id)
    INSERT INTO coach_edit (decision_id, coach_id, field, was, became)
    SELECT id, ${coachId}, ${field}, ${was}, ${became} FROM decided`
}
