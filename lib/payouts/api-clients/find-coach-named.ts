import type { Coach } from '../coaches/coach'
import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'

export async function findCoachNamed(
  store: Pick<CoachStore, 'findCoach' | 'findCoachByReference'>,
  name: string,
): Promise<Coach | null> {
  return (await store.findCoach(name as CoachId)) ?? store.findCoachByReference(name)
}
