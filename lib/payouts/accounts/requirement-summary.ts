import { isDated, isPressing, type Requirement } from './requirement'

export interface RequirementSummary {
  count: number
  kind: 'overdue' | 'dated' | 'undated'
  day: Date | null
}

export function toRequirementSummary(requirements: Requirement[], now: Date): RequirementSummary {
  const asked = requirementsToAnswer(requirements)
  const day = earliest(asked.flatMap(({ dueBy }) => dueBy ?? []))
  const isOverdue = asked.some(({ bucket }) => bucket === 'overdue') || (day !== null && day < now)
  return { count: asked.length, kind: isOverdue ? 'overdue' : day === null ? 'undated' : 'dated', day }
}

/** Pressing requirements, otherwise announced ones with a date. */
export function requirementsToAnswer(requirements: Requirement[]): Requirement[] {
  const pressing = requirements.filter(isPressing)
  return pressing.length > 0 ? pressing : requirements.filter(isDated)
}

function earliest(days: Date[]): Date | null {
  return days.reduce<Date | null>((first, day) => (first === null || day < first ? day : first), null)
}
