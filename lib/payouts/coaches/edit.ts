import type { DecidedBy } from '../decisions/decision'
import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { Coach } from './coach'
import type { Edit } from './edited'

export type EditAnswer =
  | { kind: 'edited' | 'same' }
  | { kind: 'changed'; now: Coach }
  | { kind: 'taken'; by: Coach | null }

interface Ports {
  store: { coaches: Pick<CoachStore, 'findCoach' | 'findCoachByReference' | 'editCoach'> }
}

export async function edit(
  { store: { coaches } }: Ports,
  coachId: CoachId,
  typed: Edit,
  seen: Edit,
  by: DecidedBy,
): Promise<EditAnswer | null> {
  const answer = await coaches.editCoach(coachId, typed, seen, by)
  if (answer === 'taken') return { kind: 'taken', by: await coaches.findCoachByReference(typed.reference ?? '') }
  if (answer !== 'changed') return { kind: answer }
  const now = await coaches.findCoach(coachId)
  return now === null ? null : { kind: 'changed', now }
}
