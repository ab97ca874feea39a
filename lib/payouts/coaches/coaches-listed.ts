import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { Coach } from './coach'

type Finder = Pick<CoachStore, 'findCoach' | 'findCoachByEmail' | 'findCoachByReference'>

/** Coaches with this email address, reference or id. */
export async function coachesListed(
  store: Finder,
  { email, reference, id = null }: Pick<Coach, 'email' | 'reference'> & { id?: CoachId | null },
): Promise<Coach[]> {
  const found = await Promise.all([
    store.findCoachByEmail(email),
    reference === null ? null : store.findCoachByReference(reference),
    id === null ? null : store.findCoach(id),
  ])
  return [...new Map(found.flatMap((coach) => (coach === null ? [] : [[coach.id, coach] as const]))).values()]
}
