import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { FoundRow } from '@/lib/payouts/coaches/readiness-table'
import type { Bucket } from '@/lib/payouts/vocabulary/accounts/bucket'
import { isFinal, type State } from '@/lib/payouts/vocabulary/accounts/state'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'

export interface StoredRow {
  coach_id: CoachId
  email: string
  name: string | null
  reference: string | null
  state: State
  is_held: boolean
  /** As stored: dates are texts. */
  requirements: StoredRequirement[] | null
  stop_kind: string | null
  deadline: Date | null
  checked_at: Date | null
  /** The time that orders the table; missing for names. */
  ordered_by?: Date | null
  freshness: FoundRow['freshness']
}

type StoredRequirement = Omit<Requirement, 'dueBy'> & { dueBy: string | null }

/** Shows no requirements where answering changes nothing, for example after a rejection. */
export function toFoundRow(row: StoredRow): FoundRow {
  const isOver = isFinal(row.state)
  const requirements = isOver ? [] : (row.requirements ?? []).map(toRequirement)
  return {
    coachId: row.coach_id,
    name: row.name,
    email: row.email,
    reference: row.reference,
    state: row.state,
    isHeld: row.is_held,
    requirements,
    blockedBy: blockersAmong(requirements),
    isRejectedByUs: row.state === 'rejected' && row.stop_kind === 'rejected-by-us',
    deadline: isOver ? null : firstDay(row.deadline, requirements),
    checkedAt: row.checked_at,
    freshness: row.freshness,
  }
}

function toRequirement({ dueBy, ...requirement }: StoredRequirement): Requirement {
  return { ...requirement, dueBy: dueBy === null ? null : new Date(dueBy) }
}

/** Overdue before upcoming. */
function firstDay(deadline: Date | null, requirements: Requirement[]): Date | null {
  const days = [deadline, ...requirements.map(({ dueBy }) => dueBy)].filter((day) => day !== null)
  return days.reduce<Date | null>((first, day) => (first === null || day < first ? day : first), null)
}

/** One more than shown, to reveal that there are more. */
const mostBlockers = 4

const pressing: Partial<Record<Bucket, number>> = { overdue: 1, due: 2, review: 3 }

/** Within one bucket, the earliest due date first, undated last. */
const dayOf = ({ dueBy }: Requirement) => dueBy?.getTime() ?? Number.MAX_SAFE_INTEGER

function blockersAmong(requirements: Requirement[]): Requirement[] {
  const said = new Set<string>()
  return requirements
    .filter((requirement) => pressing[requirement.bucket] !== undefined)
    .sort((a, b) => (pressing[a.bucket] ?? 0) - (pressing[b.bucket] ?? 0) || dayOf(a) - dayOf(b))
    .filter(({ word, isForPlatform = false }) => {
      const thing = `${word} ${isForPlatform}`
      return !said.has(thing) && said.add(thing)
    })
    .slice(0, mostBlockers)
}
