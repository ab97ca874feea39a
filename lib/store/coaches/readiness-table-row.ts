import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { FoundRow } from '@/lib/payouts/coaches/readiness-table'
import type { Bucket } from '@/lib/payouts/vocabulary/accounts/bucket'
import { isFinal, type State } from '@/lib/payouts/vocabulary/accounts/state'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { HoldReason } from '@/lib/payouts/vocabulary/payments/hold-reason'
import type { WorkTab } from '@/lib/payouts/vocabulary/work-queue'

export interface StoredRow {
  coach_id: CoachId
  email: string
  name: string | null
  reference: string | null
  tab: WorkTab
  state: State
  hold_reason: HoldReason | null
  held_at: Date | null
  /** As stored: dates are texts. */
  requirements: StoredRequirement[] | null
  stop_kind: string | null
  deadline: Date | null
  since: Date
  refused: number
  refused_sums: Record<string, number>
  reminded_at: Date | null
  checked_at: Date | null
  /** What orders the table. */
  group_number: number
  rank: number
  first_key: string | number | Date
  second_key?: number | Date
  third_key?: number | Date
  is_cut: boolean
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
    tab: row.tab,
    state: row.state,
    hold: row.hold_reason === null || row.held_at === null ? null : { reason: row.hold_reason, at: row.held_at },
    requirements,
    blockedBy: blockersAmong(requirements),
    isRejectedByUs: row.state === 'rejected' && row.stop_kind === 'rejected-by-us',
    deadline: isOver ? null : firstDay(row.deadline, requirements),
    since: row.since,
    refused: {
      count: row.refused,
      sums: Object.entries(row.refused_sums).map(([currency, amount]) => ({ currency, amount })),
    },
    remindedAt: row.reminded_at,
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
