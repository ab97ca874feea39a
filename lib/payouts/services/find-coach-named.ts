import type { Coach } from '../coach'
import type { CoachId } from '../ids'
import type { CoachStore } from '../store'

/** By our id, or by the platform's own reference. */
export async function findCoachNamed(
  store: Pick<CoachStore, 'findCoach' | 'findCoachByReference'>,
  name: string,
): Promise<Coach | null> {
  return (await store.findCoach(name as CoachId)) ?? store.findCoachByReference(name)
}
