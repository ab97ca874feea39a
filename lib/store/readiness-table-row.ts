import type { CoachId } from '@/lib/payouts/ids'
import type { FoundRow } from '@/lib/payouts/readiness-table'
import type { Bucket, Requirement } from '@/lib/payouts/requirement'
import type { State } from '@/lib/payouts/state'

/** A row as PostgreSQL gives it. */
export interface StoredRow {
  coach_id: string
  email: string
  name: string | null
  reference: string | null
  state: State
  is_held: boolean
  /** As kept: dates are texts. */
  requirements: StoredRequirement[] | null
  deadline: Date | null
  checked_at: Date | null
  freshness: FoundRow['freshness']
}

type StoredRequirement = Omit<Requirement, 'dueBy'> & { dueBy: string | null }

/** What an account we lost still asked for stands in nobody's way any more, so a closed row names none of it. */
export function toFoundRow(row: StoredRow): FoundRow {
  const isClosed = row.state === 'closed'
  return {
    coachId: row.coach_id as CoachId,
    name: row.name,
    email: row.email,
    reference: row.reference,
    state: row.state,
    isHeld: row.is_held,
    blockedBy: isClosed ? [] : blockersAmong(row.requirements ?? []),
    deadline: isClosed ? null : row.deadline,
    checkedAt: row.checked_at,
    freshness: row.freshness,
  }
}

/** One more than a row names, so that it can say that there are more. */
const mostBlockers = 4

const pressing: Partial<Record<Bucket, number>> = { overdue: 1, due: 2, review: 3 }

function blockersAmong(requirements: StoredRequirement[]): Requirement[] {
  const words = new Set<string>()
  return requirements
    .filter((requirement) => pressing[requirement.bucket] !== undefined)
    .sort((a, b) => (pressing[a.bucket] ?? 0) - (pressing[b.bucket] ?? 0))
    .filter(({ word }) => !words.has(word) && words.add(word))
    .slice(0, mostBlockers)
    .map((requirement) => ({ ...requirement, dueBy: requirement.dueBy === null ? null : new Date(requirement.dueBy) }))
}
