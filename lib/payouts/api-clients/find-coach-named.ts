import type { Coach } from '../coaches/coach'
import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'

export async function findCoachNamed(
  coaches: Pick<CoachStore, 'findCoach' | 'findCoachByReference'>,
  name: string,
): Promise<Coach | null> {
  return (await coaches.findCoach(name as CoachId)) ?? coaches.findCoachByReference(name)
}
