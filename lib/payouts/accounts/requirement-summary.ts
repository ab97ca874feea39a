import { isDated, isPressing, type Requirement } from './requirement'

export interface RequirementSummary {
  count: number
  /** How the day stands: passed, named, or not named. */
  kind: 'overdue' | 'dated' | 'undated'
  /** The first day something must be answered by. */
  day: Date | null
}

/** What is asked of the coach, in one breath. */
export function toRequirementSummary(requirements: Requirement[], now: Date): RequirementSummary {
  const asked = requirementsToAnswer(requirements)
  const day = earliest(asked.flatMap(({ dueBy }) => dueBy ?? []))
  const isOverdue = asked.some(({ bucket }) => bucket === 'overdue') || (day !== null && day < now)
  return { count: asked.length, kind: isOverdue ? 'overdue' : day === null ? 'undated' : 'dated', day }
}

/** What presses, or else what is announced with a day. */
export function requirementsToAnswer(requirements: Requirement[]): Requirement[] {
  const pressing = requirements.filter(isPressing)
  return pressing.length > 0 ? pressing : requirements.filter(isDated)
}

function earliest(days: Date[]): Date | null {
  return days.reduce<Date | null>((first, day) => (first === null || day < first ? day : first), null)
}
