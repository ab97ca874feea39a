import { isDated, isPressing, type Requirement } from './requirement'

export interface RequirementSummary {
  /** How many are to be answered first. */
  count: number
  /** The one to be answered first; null for none or several. */
  only: Requirement | null
  kind: 'overdue' | 'dated' | 'undated'
  day: Date | null
}

export function toRequirementSummary(requirements: Requirement[], now: Date): RequirementSummary {
  const first = requirementsToAnswerFirst(requirements, now)
  const day = earliest(first.flatMap(({ dueBy }) => dueBy ?? []))
  const kind = first.some(isOverdue(now)) ? 'overdue' : day === null ? 'undated' : 'dated'
  return { count: first.length, only: first.length === 1 ? (first[0] ?? null) : null, kind, day }
}

/** Only what is overdue keeps payouts off, so what is due on a later day can wait. An undated one may not. */
function requirementsToAnswerFirst(requirements: Requirement[], now: Date): Requirement[] {
  const asked = requirementsToAnswer(requirements)
  return asked.some(isOverdue(now)) ? asked.filter((one) => one.dueBy === null || isOverdue(now)(one)) : asked
}

/** Pressing requirements, otherwise announced ones with a date. */
export function requirementsToAnswer(requirements: Requirement[]): Requirement[] {
  const pressing = requirements.filter(isPressing)
  return pressing.length > 0 ? pressing : requirements.filter(isDated)
}

function isOverdue(now: Date): (requirement: Requirement) => boolean {
  return ({ bucket, dueBy }) => bucket === 'overdue' || (dueBy !== null && dueBy < now)
}

function earliest(days: Date[]): Date | null {
  return days.reduce<Date | null>((first, day) => (first === null || day < first ? day : first), null)
}
